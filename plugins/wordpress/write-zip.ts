import { crc32, deflateRawSync } from "node:zlib";

export interface ZippedFile {
  name: string;
  content: Buffer;
}

// The first day that the format knows: a date of its own would make every archive another one.
const DATE = 0x00_21;
const MADE_BY_UNIX = 0x03_14;
const REGULAR_FILE = 0o100644 * 0x1_00_00;
const UTF8_NAMES = 0x08_00;
const DEFLATE = 8;

/** A zip archive of a few small files; the same files in the same order give the same bytes. Format: APPNOTE 6.3. */
export function writeZip(files: ZippedFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const path = Buffer.from(name);
    const packed = deflateRawSync(content, { level: 9 });
    const facts = describe({ path, content, packed });
    const head = Buffer.concat([signature(0x04_03_4b_50), facts, path]);
    directory.push(describeEntry({ facts, path, offset }));
    parts.push(head, packed);
    offset += head.length + packed.length;
  }
  return Buffer.concat([...parts, ...directory, describeEnd(directory, offset)]);
}

/** What stands before a file and again in the directory. */
function describe({ path, content, packed }: { path: Buffer; content: Buffer; packed: Buffer }): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(UTF8_NAMES, 2);
  facts.writeUInt16LE(DEFLATE, 4);
  facts.writeUInt16LE(DATE, 8);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(content.length, 18);
  facts.writeUInt16LE(path.length, 22);
  return facts;
}

function describeEntry({ facts, path, offset }: { facts: Buffer; path: Buffer; offset: number }): Buffer {
  const made = Buffer.alloc(2);
  made.writeUInt16LE(MADE_BY_UNIX, 0);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(REGULAR_FILE, 6);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([signature(0x02_01_4b_50), made, facts, rest, path]);
}

function describeEnd(directory: Buffer[], offset: number): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([signature(0x06_05_4b_50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}
