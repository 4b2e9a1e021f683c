import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTasks } from "./intent-data.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "netvexa-intent-data-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const options = (data: string) => ({ data, root, out: null, json: true, queries: "", baselines: false });

async function write(folder: string, files: Record<string, [text: string, label: string][]>): Promise<string> {
  const at = path.join(root, folder);
  await mkdir(at, { recursive: true });
  for (const [name, lines] of Object.entries(files)) {
    await writeFile(path.join(at, name), lines.map(([text, label]) => `${JSON.stringify({ text, label })}\n`).join(""));
  }
  return at;
}

describe("tasks of the intent suites", () => {
  it("take the training file that knows the labels, from the usual folder too, and join what is out of scope", async () => {
    await write("dev/shops", {
      "one_train.jsonl": [["engrave it", "ENGRAVING"]],
      "two_train.jsonl": [["gift paper", "GIFT_WRAP"]],
    });
    const data = await write("kept-aside", {
      "two_test.jsonl": [
        ["wrap it", "GIFT_WRAP"],
        ["asdf", "NO_NODES_DETECTED"],
      ],
      "oos_test.jsonl": [["why is the sky blue", "oos"]],
    });
    const [task, ...others] = await readTasks("shops", options(data));
    expect(others).toEqual([]);
    expect(task?.training.map(({ label }) => label)).toEqual(["GIFT_WRAP"]);
    expect(task?.messages.map(({ text }) => text)).toEqual(["wrap it", "asdf", "why is the sky blue"]);
  });

  it("never train on what is out of scope, and never ask what was trained on", async () => {
    const lines = Array.from({ length: 200 }, (_, n): [string, string] => [`message ${n}`, n % 2 ? "A" : "B"]);
    const data = await write("bank", { "train.jsonl": lines, "oos_train.jsonl": [["why", "oos"]] });
    const [task, ...others] = await readTasks("bank", options(data));
    expect(others).toEqual([]);
    const asked = new Set(task?.messages.map(({ text }) => text));
    expect(asked.size).toBeGreaterThan(20);
    expect(task?.training.some(({ text, label }) => asked.has(text) || label === "oos")).toBe(false);
    expect((task?.training.length ?? 0) + asked.size).toBe(200);
  });

  it("say which file has nothing to be trained with", async () => {
    const data = await write("empty", { "some_test.jsonl": [["hello", "A"]] });
    await expect(readTasks("nothing", options(data))).rejects.toThrow("some_test.jsonl");
  });
});
