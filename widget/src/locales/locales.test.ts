import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { languages } from "../../build.ts";
import { launcherLabels } from "../launcher-labels.ts";
import { people as arPeople, strings as ar } from "./ar.ts";
import { people as dePeople, strings as de } from "./de.ts";
import { peopleStrings } from "../people/people-strings.ts";
import { strings as en } from "./en.ts";
import { people as esPeople, strings as es } from "./es.ts";
import { people as frPeople, strings as fr } from "./fr.ts";
import { people as itPeople, strings as it_ } from "./it.ts";

const locales: Record<string, Record<string, string>> = { en, de, fr, es, it: it_, ar };
const codes = Object.keys(locales);

const people: Record<string, Record<string, string>> = {
  en: peopleStrings,
  de: dePeople,
  fr: frPeople,
  es: esPeople,
  it: itPeople,
  ar: arPeople,
};

describe("[A4] languages", () => {
  it.each(codes)("%s says around people what English says, with the same places for names and times", (code) => {
    const strings = people[code] ?? {};
    expect(Object.keys(strings).toSorted()).toEqual(Object.keys(peopleStrings).toSorted());
    for (const [key, text] of Object.entries(peopleStrings)) {
      const places = (said = "") => said.match(/\{\w+\}/g) ?? [];
      expect(places(strings[key]), key).toEqual(places(text));
    }
  });

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
    expect(same.map(([key]) => key).filter((key) => !["sources", "source"].includes(key))).toEqual([]);
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
