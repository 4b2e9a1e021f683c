export { decodeOtlp } from "./decode-otlp.ts";
export { encodeOtlpAnswer } from "./encode-otlp-answer.ts";
export { readOtlpAttributes, readOtlpValue } from "./read-otlp-attributes.ts";
export { listOf, readOtlpId, readOtlpMs, recordOf, textOf } from "./read-otlp-fields.ts";
