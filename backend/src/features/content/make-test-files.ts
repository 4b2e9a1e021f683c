import { crc32, deflateRawSync, deflateSync } from "node:zlib";

/** Files for tests, made from their formats' own rules (ISO 32000, APPNOTE.TXT, ECMA-376). */

export interface ZipEntry {
  name: string;
  data: Uint8Array;
  /** What the archive claims the size to be, where it lies. */
  claimedSize?: number;
}

export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const packed = deflateRawSync(entry.data);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(entry.data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(entry.claimedSize ?? entry.data.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields, name, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), fields, place, name]));
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(18);
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, ...directory, Buffer.from("PK\u0005\u0006"), end]);
}

const wordNamespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word document with this body in WordprocessingML. */
export function makeDocx(body: string, further: readonly ZipEntry[] = []): Buffer {
  const types =
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  const relation =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
  return makeZip([
    textEntry("[Content_Types].xml", types),
    textEntry("_rels/.rels", relation),
    textEntry(
      "word/document.xml",
      body.startsWith("<!") ? body : `<w:document ${wordNamespace}><w:body>${body}</w:body></w:document>`,
    ),
    ...further,
  ]);
}

function textEntry(name: string, data: string): ZipEntry {
  return { name, data: Buffer.from(data) };
}

export function wordParagraph(text: string, style = ""): string {
  const properties = style === "" ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;
}

/** A PDF with a page for each list of lines; `stream` turns a page's drawing into a stream object's text. */
export function makePdf(pages: readonly string[][], stream: (drawing: Buffer) => Buffer = plainStream): Buffer {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(" ");
  const objects: Buffer[] = [
    Buffer.from("<< /Type /Catalog /Pages 2 0 R >>"),
    Buffer.from(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`),
    Buffer.from("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
  ];
  pages.forEach((lines, index) => {
    const resources = "/Resources << /Font << /F1 3 0 R >> >>";
    objects.push(
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${resources} /Contents ${5 + index * 2} 0 R >>`,
      ),
    );
    objects.push(
      stream(Buffer.from(`BT /F1 11 Tf 14 TL 50 800 Td ${lines.map((line) => `(${line}) Tj T*`).join(" ")} ET`)),
    );
  });
  const numbered = objects.map((object, index) =>
    Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from("\nendobj\n")]),
  );
  return Buffer.concat([Buffer.from("%PDF-1.7\n"), ...numbered, Buffer.from("trailer << /Root 1 0 R >>\n%%EOF\n")]);
}

function plainStream(drawing: Buffer): Buffer {
  return streamObject(drawing, "");
}

/** Compressed `times` times over. */
export function deflatedStream(drawing: Buffer, times = 1): Buffer {
  let data = drawing;
  for (let time = 0; time < times; time += 1) data = deflateSync(data);
  return streamObject(data, `/Filter [${" /FlateDecode".repeat(times)} ] `);
}

function streamObject(data: Buffer, entries: string): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${entries}/Length ${data.length} >>\nstream\n`),
    data,
    Buffer.from("\nendstream"),
  ]);
}
