import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCatalogue } from "./read-catalogue.ts";
import { createRecordGroups } from "./record-groups.ts";

async function gather(records: [string, string][], memoryChars: number) {
  const groups = createRecordGroups(memoryChars);
  try {
    for (const [key, record] of records) await groups.add(key, record);
    const gathered: Record<string, string[]> = {};
    for await (const group of groups.groups()) gathered[`k${group.key}`] = group.records;
    return gathered;
  } finally {
    await groups.dispose();
  }
}

async function leftFolders(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith("netvexa-catalogue-"));
}

describe("[D5] createRecordGroups", () => {
  it("gathers the same groups in memory and through files, and leaves no file", async () => {
    const key = fc.constantFrom("a", "b", "c\nd", "é", "", "e\u2028f\u2029");
    const records = fc.array(fc.tuple(key, fc.string({ unit: "grapheme" })), { maxLength: 40 });
    const before = await leftFolders();
    await fc.assert(
      fc.asyncProperty(records, async (list) => {
        expect(await gather(list, 1)).toEqual(await gather(list, 1_000_000));
      }),
      { numRuns: 25 },
    );
    expect(await leftFolders()).toEqual(before);
  });

  it("bounds the records of one group", async () => {
    const groups = createRecordGroups(10, 3);
    for (let index = 0; index < 10; index += 1) await groups.add("k", String(index));
    const found = [];
    for await (const group of groups.groups()) found.push(group);
    await groups.dispose();
    expect(found).toEqual([{ key: "k", records: ["0", "1", "2"] }]);
  });

  it("joins more variants than memory is given for, each once, and leaves no file", async () => {
    const before = await leftFolders();
    let during: string[] = [];
    const variants: number[] = [];
    for await (const item of readCatalogue(manyVariations(), { currency: "EUR" })) {
      if (item.kind === "problem") throw new Error(item.reason);
      if (during.length === 0) during = await leftFolders();
      variants.push(item.document.product?.variants.length ?? 0);
    }
    expect(variants).toEqual(Array<number>(600).fill(5));
    expect(during.length).toBeGreaterThan(before.length);
    expect(await leftFolders()).toEqual(before);
  });
});

/** 3,000 variations before their 600 products: 9 million characters. */
async function* manyVariations(): AsyncGenerator<Uint8Array> {
  const description = "words ".repeat(500);
  yield Buffer.from("ID,Type,SKU,Name,Description,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)\n");
  for (let index = 0; index < 3_000; index += 1) {
    yield Buffer.from(`${100_000 + index},variation,v${index},,${description},5,id:${index % 600},Size,${index}\n`);
  }
  for (let index = 0; index < 600; index += 1) {
    yield Buffer.from(`${index},variable,p${index},Product ${index},${description},,,Size,\n`);
  }
}
