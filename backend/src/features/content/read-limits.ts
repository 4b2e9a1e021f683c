/**
 * Every limit on what is read from a file or a page, in one place. Above a "max" that ends in a refusal the whole file
 * is refused with a code; above the others the reading is cut there and says so in a notice.
 */
export const readLimits = {
  /** Bytes of one file; more is refused (`file_too_large`). */
  fileBytes: 25 * 1024 * 1024,
  /** Characters of markup parsed on the calling thread, as in product descriptions; the rest is cut. */
  inlineHtmlChars: 256 * 1024,
  /** Characters of markup of a whole page or file; the rest is cut. */
  pageHtmlChars: 6 * 1024 * 1024,
  /** Characters of text kept from one document; the rest is cut. */
  textChars: 5_000_000,
  /** Characters of one heading, title or table label; longer ones are kept as text instead. */
  labelChars: 200,
  tableColumns: 50,
  tableRows: 20_000,
  /** Columns or rows that one cell may span. */
  cellSpan: 50,
  /** Tables inside tables that are still looked into for data. */
  nestedTables: 5,
  pdfPages: 1_000,
  /** Bytes of all compressed PDF streams once expanded; more is refused (`file_bomb`). */
  pdfExpandedBytes: 256 * 1024 * 1024,
  zipEntries: 5_000,
  /** Bytes of all zip entries once expanded; more is refused (`file_bomb`). */
  zipExpandedBytes: 100 * 1024 * 1024,
  /** How many times an entry above one megabyte may grow; more is refused (`file_bomb`). */
  zipRatio: 200,
  /** Wall time of one reading in its own process; then it is cut off (`read_timeout`). */
  timeoutMs: 60_000,
  /** The same for a web page: a crawl has many, and none should hold up the others. */
  pageTimeoutMs: 20_000,
  /** JavaScript heap of the reading process; then it is cut off (`read_out_of_memory`). */
  heapMb: 512,
  /** All memory of the reading process, buffers included; then it is cut off. */
  memoryMb: 1_024,
} as const;
