/** A passage's text by field, in the order in which everything that is kept by field is kept. */
export const indexedFields = ["title", "meta", "body", "attributes"] as const;
export type IndexedField = (typeof indexedFields)[number];

/** One number for each of the indexed fields. */
export type ByField = [title: number, meta: number, body: number, attributes: number];

/** A word of a title says more about a passage than one of its body, one of a table of data says less. */
export const fieldWeights: ByField = [3, 2, 1, 0.3];
