export { decodeOtlp, type OtlpSignal } from "./decode-otlp.ts";
export { encodeOtlpAnswer, type OtlpAnswer } from "./encode-otlp-answer.ts";
export { readOtlpAttributes, readOtlpValue } from "./read-otlp-attributes.ts";
export { listOf, readOtlpId, readOtlpMs, recordOf, textOf } from "./read-otlp-fields.ts";
