import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { languages } from "../../build.ts";
import { launcherLabels } from "../launcher-labels.ts";
import { strings as ar } from "./ar.ts";
import { strings as de } from "./de.ts";
import { strings as en } from "./en.ts";
import { strings as es } from "./es.ts";
import { strings as fr } from "./fr.ts";
import { strings as it_ } from "./it.ts";

const locales: Record<string, Record<string, string>> = { en, de, fr, es, it: it_, ar };
const codes = Object.keys(locales);

describe("[A4] languages", () => {
  it("are the same in the folder, the build, the launcher and here", () => {
    const files = readdirSync(import.meta.dirname).filter((file) => /^[a-z]{2}\.ts$/.test(file));
    expect(files.map((file) => file.slice(0, 2)).toSorted()).toEqual([...codes].toSorted());
    expect(Object.keys(launcherLabels).toSorted()).toEqual([...codes].toSorted());
    expect(["en", ...languages].toSorted()).toEqual([...codes].toSorted());
  });

  it.each(codes)("%s says everything that English says, and nothing else", (code) => {
    const strings = locales[code] ?? {};
    expect(Object.keys(strings).toSorted()).toEqual(Object.keys(en).toSorted());
    for (const text of Object.values(strings)) expect(text.trim()).toBe(text);
    expect(Object.values(strings)).not.toContain("");
    expect(strings.limited).toContain("{n}");
    expect(strings.direction).toBe(code === "ar" ? "rtl" : "ltr");
  });

  it.each(codes.filter((code) => code !== "en"))("%s is translated", (code) => {
    const strings = locales[code] ?? {};
    const same = Object.entries(en).filter(([key, text]) => key !== "direction" && strings[key] === text);
    // Words that are spelled alike in both languages.
    expect(same.map(([key]) => key).filter((key) => !["sources", "source", "message", "email"].includes(key))).toEqual(
      [],
    );
  });

  it.each([
    ["en", "AI system"],
    ["de", "KI-System"],
    ["fr", "système d’intelligence artificielle"],
    ["es", "sistema de inteligencia artificial"],
    ["it", "sistema di intelligenza artificiale"],
    ["ar", "نظام ذكاء اصطناعي"],
  ])("%s discloses the AI system by name", (code, words) => {
    expect(locales[code]?.disclosure).toContain(words);
  });
});
