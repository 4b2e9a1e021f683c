import { afterAll, describe, expect, it } from "vitest";
import { chunkDocument } from "./chunk-document.ts";
import { createDocumentReader } from "./document-reader.ts";
import { makeDocx, makePdf, wordParagraph } from "./make-test-files.ts";
import { readFileContent } from "./read-file-content.ts";
import type { FileReading } from "./read-file-content.ts";

const reader = createDocumentReader();
afterAll(() => reader.close());

function textOf(reading: FileReading): string {
  return JSON.stringify(reading.document.sections);
}

describe("[D1] createDocumentReader", () => {
  it.each([
    ["a.pdf", makePdf([["Page one"], ["Page two"]])],
    ["a.docx", makeDocx(wordParagraph("Two years of warranty."))],
    ["a.html", Buffer.from("<html lang=en><body><main><h1>Hours</h1><p>Nine to five.</p></main></body></html>")],
    ["a.csv", Buffer.from("a,b\n1,2\n")],
  ])("reads %s in its process as on the calling one", async (name, bytes) => {
    const reading = await reader.readFile({ name, bytes });
    expect(reading).toEqual(await readFileContent({ name, bytes }));
    expect(reading.document.sections.length).toBeGreaterThan(0);
  });

  it("reads the main content of a page", async () => {
    const html =
      "<html lang=de><head><title>AGB</title></head><body><nav>Menü</nav><main><p>Es gilt deutsches Recht.</p></main>";
    const page = await reader.readPage({ html, url: "https://shop.example/agb" });
    expect(page).toMatchObject({ title: "AGB", language: "de" });
    expect(JSON.stringify(page.sections)).toContain("deutsches Recht");
    expect(JSON.stringify(page.sections)).not.toContain("Menü");
  });

  it("answers each of many readings asked for at once with its own file", async () => {
    const names = Array.from({ length: 20 }, (_, index) => `file ${index}`);
    const readings = await Promise.all(
      names.map((name) => reader.readFile({ name, bytes: Buffer.from(`text of ${name}`) })),
    );
    expect(readings.map((reading) => textOf(reading))).toEqual(
      names.map((name) => expect.stringContaining(`text of ${name}"`)),
    );
  });

  it("cuts a document into the same passages in its process as outside", async () => {
    const { document } = await reader.readFile({ name: "a.txt", bytes: Buffer.from("One sentence. ".repeat(500)) });
    expect(await reader.chunk(document, { defaultLanguage: "en" })).toEqual(
      chunkDocument(document, { defaultLanguage: "en" }),
    );
  });
});

describe("[O5] createDocumentReader with hostile files", () => {
  it("passes a refusal on with its code", async () => {
    const large = Buffer.alloc(26 * 1_048_576, "a");
    await expect(reader.readFile({ name: "large", bytes: large })).rejects.toMatchObject({
      code: "file_too_large",
      kind: "too_large",
    });
    await expect(reader.readFile({ name: "empty", bytes: new Uint8Array() })).rejects.toMatchObject({
      code: "file_empty",
      kind: "unprocessable",
    });
  });

  it("cuts a reading off that takes too long, and one that takes too much memory, and reads on", async () => {
    const hasty = createDocumentReader({ timeoutMs: 1 });
    await expect(hasty.readFile({ name: "a.txt", bytes: Buffer.from("x") })).rejects.toMatchObject({
      code: "read_timeout",
    });
    await hasty.close();
    const narrow = createDocumentReader({ heapMb: 24 });
    const large = Buffer.from("x\n\n".repeat(5_000_000));
    await expect(narrow.readFile({ name: "a.txt", bytes: large })).rejects.toMatchObject({
      code: "read_out_of_memory",
    });
    expect(textOf(await narrow.readFile({ name: "a.txt", bytes: Buffer.from("small") }))).toContain("small");
    await narrow.close();
  });

  it("ends a reading under way when it is closed, and refuses none later", async () => {
    const closing = createDocumentReader();
    const reading = closing.readFile({ name: "a.txt", bytes: Buffer.from("x".repeat(1_000_000)) });
    const outcome = expect(reading).rejects.toMatchObject({ code: "read_stopped" });
    await new Promise((resolve) => setImmediate(resolve));
    await closing.close();
    await outcome;
    expect(textOf(await closing.readFile({ name: "a.txt", bytes: Buffer.from("again") }))).toContain("again");
    await closing.close();
  });
});
