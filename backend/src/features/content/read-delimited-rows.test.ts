import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDelimitedRows } from "./read-delimited-rows.ts";
import type { DelimitedItem } from "./read-delimited-rows.ts";

/** Any UTF-16 units, lone surrogates and control characters among them. */
const anyText = fc.uint16Array({ maxLength: 120 }).map((units) => String.fromCharCode(...units));

async function readAll(pieces: string[], options: { delimiter?: string; maxRecordChars?: number } = {}) {
  const items: DelimitedItem[] = [];
  for await (const item of readDelimitedRows(pieces, { delimiter: ",", ...options })) items.push(item);
  return items;
}

function rowsOf(items: DelimitedItem[]): string[][] {
  return items.flatMap((item) => (item.kind === "row" ? [item.cells] : []));
}

const cell = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom("", 'say "hi"', "a,b", "line\nbreak", "line\r\nbreak", "  spaced  ", '"', ";", "é"),
);
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });

function write(rows: string[][], lineEnd: string): string {
  return rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(",")).join(lineEnd) + lineEnd;
}

describe("[D1] readDelimitedRows", () => {
  it("reads back every cell that was written, wherever the stream is cut", async () => {
    const input = fc.record({
      rows: table,
      lineEnd: fc.constantFrom("\n", "\r\n"),
      size: fc.integer({ min: 1, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(input, async ({ rows, lineEnd, size }) => {
        const text = write(rows, lineEnd);
        const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
          text.slice(at * size, (at + 1) * size),
        );
        const filled = rows.filter((row) => row.some((value) => value !== ""));
        expect(rowsOf(await readAll(pieces))).toEqual(filled);
      }),
    );
  });

  it("agrees with csv-parse on well-formed input with bare and quoted cells", async () => {
    const bare = fc.stringMatching(/^[a-z0-9 ;.]{0,8}$/);
    const mixed = fc.array(
      fc.array(
        fc.oneof(
          bare,
          bare.map((text) => `"${text},""${text}"""`),
        ),
        { minLength: 3, maxLength: 3 },
      ),
    );
    await fc.assert(
      fc.asyncProperty(mixed, async (rows) => {
        const text = rows.map((row) => row.join(",")).join("\n");
        const expected: string[][] = parse(text, { relax_column_count: true, skip_empty_lines: true });
        const filled = expected.filter((row) => row.some((value) => value !== ""));
        expect(rowsOf(await readAll([text]))).toEqual(filled);
      }),
    );
  });

  it("knows the line each row starts on, over line breaks inside cells and CRLF", async () => {
    const items = await readAll(['a,b\r\n"x\r\ny",1\r\n\r\n"z",2\r\n']);
    expect(items.map((item) => item.line)).toEqual([1, 2, 5]);
    const split = await readAll([`${"x".repeat(70_000)},1\r`, `\nb,2\r`, "\nc,3"]);
    expect(split.map((item) => item.line)).toEqual([1, 2, 3]);
  });

  it("takes a lone quote inside a quoted cell literally", async () => {
    expect(rowsOf(await readAll(['"12" monitor",5\n']))).toEqual([['12" monitor', "5"]]);
  });

  it("loses only the row whose quote is never closed", async () => {
    const items = await readAll(['id,text\n1,"open\n2,"fine",x\n3,plain\n']);
    expect(items).toEqual([
      { kind: "row", line: 1, cells: ["id", "text"] },
      { kind: "problem", line: 2, code: "quote_unclosed" },
      { kind: "row", line: 3, cells: ["2", "fine", "x"] },
      { kind: "row", line: 4, cells: ["3", "plain"] },
    ]);
    expect((await readAll(['a\n"never closed\nb\nc'])).map((item) => item.kind)).toEqual([
      "row",
      "problem",
      "row",
      "row",
    ]);
  });

  it("skips a line of ten megabytes and goes on", async () => {
    const piece = "x".repeat(100_000);
    const pieces = ["a,b\n", ...Array<string>(100).fill(piece), "\nc,d\n"];
    const items = await readAll(pieces, { maxRecordChars: 1_000_000 });
    expect(items).toEqual([
      { kind: "row", line: 1, cells: ["a", "b"] },
      { kind: "problem", line: 2, code: "record_too_long" },
      { kind: "row", line: 3, cells: ["c", "d"] },
    ]);
  });

  it("gives a file up whose quotes make every row as long as the file", async () => {
    const pieces = Array<string>(3_000).fill('"x\n' + "y".repeat(3_000) + "\n");
    await expect(readAll(pieces, { maxRecordChars: 2_000 })).rejects.toMatchObject({ code: "file_damaged" });
  });

  it("takes any text without throwing", async () => {
    await fc.assert(fc.asyncProperty(anyText, async (text) => void (await readAll([text]))));
  });
});
