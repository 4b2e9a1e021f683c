import { z } from "zod";
import type { LinearModel } from "./linear-model.ts";

const header = z.object({
  intents: z.array(z.string()),
  features: z.int().min(0),
  unknownWeight: z.number(),
});
const headerLengthBytes = 4;
const alignment = 4;

/** A model as one run of bytes: the length of a JSON header, the header, hashes, weights of features, rules. */
export function packModel({ intents, space, weights, scales, constants }: LinearModel): Buffer {
  const { hashes, weights: inverse, unknownWeight } = space;
  const text = JSON.stringify({ intents, features: hashes.length, unknownWeight });
  const size = Buffer.byteLength(text) + headerLengthBytes;
  const padded = text + " ".repeat((alignment - (size % alignment)) % alignment);
  const head = Buffer.alloc(headerLengthBytes);
  head.writeUInt32LE(Buffer.byteLength(padded));
  return Buffer.concat([head, Buffer.from(padded), ...[hashes, inverse, scales, constants, weights].map(toBytes)]);
}

function toBytes({ buffer, byteOffset, byteLength }: ArrayBufferView<ArrayBuffer>): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** The reverse of `packModel`. Throws on bytes that it did not make. */
export function unpackModel(bytes: Uint8Array): LinearModel {
  // A copy of its own begins at a boundary that typed arrays can stand on.
  const own = Uint8Array.from(bytes).buffer;
  const textBytes = new DataView(own).getUint32(0, true);
  const { intents, features, unknownWeight } = header.parse(
    JSON.parse(Buffer.from(own, headerLengthBytes, textBytes).toString("utf8")),
  );
  let at = headerLengthBytes + textBytes;
  const take = <T>(make: (from: number) => T, length: number): T => {
    const from = at;
    at += length;
    return make(from);
  };
  const ofFeatures = features * Uint32Array.BYTES_PER_ELEMENT;
  const ofIntents = intents.length * Float32Array.BYTES_PER_ELEMENT;
  const hashes = take((from) => new Uint32Array(own, from, features), ofFeatures);
  const inverse = take((from) => new Float32Array(own, from, features), ofFeatures);
  const scales = take((from) => new Float32Array(own, from, intents.length), ofIntents);
  const constants = take((from) => new Float32Array(own, from, intents.length), ofIntents);
  const weights = new Int8Array(own, at, features * intents.length);
  return { intents, space: { hashes, weights: inverse, unknownWeight }, weights, scales, constants };
}
