import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockFolder } from "./folder-lock.ts";

const HOLDER = `
const { lockFolder } = await import(process.argv[2]);
try { await lockFolder(process.argv[3]); process.send("held"); setInterval(() => {}, 1000); }
catch (error) { process.send(error.code); process.exit(0); }
`;

describe("[D4] the lock on a data folder", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "netvexa-lock-"));
    await writeFile(path.join(folder, "holder.mjs"), HOLDER);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const data = () => path.join(folder, "data");
  const start = async () => {
    const child = fork(path.join(folder, "holder.mjs"), [new URL("./folder-lock.ts", import.meta.url).href, data()]);
    const [answer] = await once(child, "message");
    return { child, answer: String(answer) };
  };

  it("is had by one process alone, and the refusal names it", async () => {
    const first = await start();
    expect(first.answer).toBe("held");
    await expect(lockFolder(data())).rejects.toMatchObject({
      code: "folder_in_use",
      detail: expect.stringContaining(String(first.child.pid)),
    });
    first.child.kill("SIGKILL");
    await once(first.child, "exit");
  });

  it("is taken over at once when its holder was killed", async () => {
    const first = await start();
    first.child.kill("SIGKILL");
    await once(first.child, "exit");
    const lock = await lockFolder(data());
    await lock.release();
    expect(await readdir(data())).toEqual([]);
  });

  it("goes to exactly one of several that start together on a dead one's lock", async () => {
    const dead = await start();
    dead.child.kill("SIGKILL");
    await once(dead.child, "exit");
    const started = await Promise.all(Array.from({ length: 5 }, start));
    expect(started.map((one) => one.answer).toSorted()).toEqual(
      [...Array<string>(4).fill("folder_in_use"), "held"].toSorted(),
    );
    const holder: unknown = JSON.parse(await readFile(path.join(data(), "lock"), "utf8"));
    expect(holder).toMatchObject({ pid: started.find((one) => one.answer === "held")?.child.pid });
    for (const { child } of started) child.kill("SIGKILL");
  });
});
