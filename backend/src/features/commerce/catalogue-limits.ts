/** Every limit on what is read from a catalogue, in one place. */
export const catalogueLimits = {
  /** Bytes of a catalogue once expanded; more ends the reading (`file_too_large`). */
  expandedBytes: 2 * 1024 * 1024 * 1024,
  /** How many times gzip may expand its input past the first bytes; more ends the reading (`file_bomb`). */
  gzipRatio: 200,
  gzipRatioFromBytes: 16 * 1024 * 1024,
  /** Characters of one row, line or feed item; a longer one is reported and skipped. */
  recordChars: 1_000_000,
  /** Records scanned to that length in vain before the file is given up. */
  brokenRecords: 256,
  columns: 2_000,
  /** Characters of rows kept in memory while variants are gathered; beyond, they wait in temporary files. */
  groupChars: 8_000_000,
  idChars: 500,
  titleChars: 500,
  nameChars: 200,
  valueChars: 2_000,
  descriptionChars: 200_000,
  attributes: 500,
  categories: 20,
  images: 30,
  /** Variants of one product; Shopify allows 2,048. */
  variants: 2_048,
  /** Ids remembered to find repeated ones. */
  rememberedIds: 2_000_000,
} as const;
