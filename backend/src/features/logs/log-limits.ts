/** Records of one request. */
export const MAX_BATCH_RECORDS = 5_000;
/** Of a request, once unpacked. */
export const MAX_BATCH_BYTES = 5 * 1024 * 1024;
export const MAX_MESSAGE_CHARS = 32_768;
export const MAX_FIELDS = 100;
export const MAX_FIELD_NAME_CHARS = 100;
export const MAX_FIELD_VALUE_CHARS = 8_192;
/** Of all fields of a record, as JSON. */
export const MAX_FIELDS_CHARS = 65_536;
export const MAX_FIELD_DEPTH = 8;
export const MAX_ID_CHARS = 100;
/** A sender's clock may be this far ahead. */
export const MAX_AHEAD_MS = 24 * 3_600_000;
export const EARLIEST_MS = Date.UTC(2000, 0, 1);
/** Logs that the product itself writes begin so; nobody else may. */
export const OWN_LOGS = "netvexa.";
