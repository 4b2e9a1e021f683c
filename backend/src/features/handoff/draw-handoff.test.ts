import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { drawHandoff, tellHandoff } from "./draw-handoff.ts";
import { HANDOFF_RULES } from "./handoff-machine.ts";

const DOCS = fileURLToPath(new URL("../../../../landing/", import.meta.url));
const read = (path: string) => readFile(`${DOCS}${path}`, "utf8");

describe("[V6] the handoff in the documentation", () => {
  it("is drawn and told as the machine has it, so that neither can say what the other does not", async () => {
    expect(await read("public/docs/handoff.svg")).toBe(drawHandoff());
    expect(
      (await read("src/pages/docs/conversations.md")).replaceAll(/ +\|/g, " |").replaceAll(/-{3,}/g, "---"),
    ).toContain(tellHandoff());
  });

  it("would differ with any rule more or less", () => {
    for (const rule of HANDOFF_RULES) {
      const without = HANDOFF_RULES.filter((one) => one !== rule);
      expect(tellHandoff(without)).not.toBe(tellHandoff());
    }
    expect(drawHandoff(HANDOFF_RULES.slice(1))).not.toBe(drawHandoff(HANDOFF_RULES.slice(3)));
  });
});
