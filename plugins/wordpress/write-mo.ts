import type { Message } from "./extract-messages.ts";
import { keyOf } from "./extract-messages.ts";
import type { Translations } from "./po-file.ts";

const MAGIC = 0x95_04_12_de;
const HEAD_BYTES = 28;

/** What WordPress loads for PHP: gettext's binary form, sorted by key, without a hash table. */
export function writeMo(messages: Message[], header: string, translations: Translations): Buffer {
  const entries = [
    { key: "", value: header },
    ...messages.map((message) => {
      const key = keyOf(message);
      const value = (translations.get(key) ?? []).join("\0");
      return { key: message.plural === null ? key : `${key}\0${message.plural}`, value };
    }),
  ].toSorted((one, other) => Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)));
  const tables = HEAD_BYTES + entries.length * 16;
  const keys = layOut(
    entries.map(({ key }) => key),
    tables,
  );
  const values = layOut(
    entries.map(({ value }) => value),
    tables + keys.bytes.length,
  );
  const head = Buffer.alloc(HEAD_BYTES);
  [MAGIC, 0, entries.length, HEAD_BYTES, HEAD_BYTES + entries.length * 8, 0, 0].forEach((value, index) =>
    head.writeUInt32LE(value, index * 4),
  );
  return Buffer.concat([head, keys.table, values.table, keys.bytes, values.bytes]);
}

function layOut(texts: string[], start: number): { table: Buffer; bytes: Buffer } {
  const table = Buffer.alloc(texts.length * 8);
  const parts: Buffer[] = [];
  let at = start;
  for (const [index, text] of texts.entries()) {
    const bytes = Buffer.from(`${text}\0`);
    table.writeUInt32LE(bytes.length - 1, index * 8);
    table.writeUInt32LE(at, index * 8 + 4);
    parts.push(bytes);
    at += bytes.length;
  }
  return { table, bytes: Buffer.concat(parts) };
}
