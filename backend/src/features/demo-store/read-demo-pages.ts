import { existsSync, readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { createSectionBuilder, readMarkdown, type Section } from "#features/content";
import type { DemoLanguage, DemoPage } from "./demo-store.ts";

const frontMatter = z.strictObject({
  updated: z.iso.date(),
  "superseded-by": z.string().optional(),
});

/** The pages of one language, by file name; none when they are not written yet. Throws naming the file that is wrong. */
export function readDemoPages(folder: URL, language: DemoLanguage): DemoPage[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const files = names.filter((name) => name.endsWith(".md")).toSorted();
  return files.map((name) =>
    readDemoPage({ slug: name.slice(0, -3), language, text: readFileSync(new URL(name, folder), "utf8") }),
  );
}

interface PageFile {
  slug: string;
  language: DemoLanguage;
  text: string;
}

function readDemoPage({ slug, language, text }: PageFile): DemoPage {
  const matter = readFrontMatter(text, `${language}/${slug}.md`);
  const builder = createSectionBuilder();
  const title = readMarkdown(text, builder);
  const { sections } = builder.finish();
  if (!title || sections.length === 0) throw new Error(`The demo page ${language}/${slug}.md has no title or no text`);
  return {
    slug,
    language,
    title,
    sections: sections.map((section) => withoutTitle(section, title)),
    updated: matter.updated,
    supersededBy: matter["superseded-by"] ?? null,
    path: slug === "faq" ? "/faq" : `/${language}/pages/${slug}`,
  };
}

function readFrontMatter(text: string, file: string): z.output<typeof frontMatter> {
  const block = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text)?.[1] ?? "";
  const pairs = block.split("\n").map((line) => {
    const [key = "", ...rest] = line.split(":");
    return [key.trim(), rest.join(":").trim()] as const;
  });
  const matter = frontMatter.safeParse(Object.fromEntries(pairs));
  if (!matter.success) throw new Error(`Front matter of demo page ${file}: ${z.prettifyError(matter.error)}`);
  return matter.data;
}

function withoutTitle(section: Section, title: string): Section {
  return section.headings[0] === title ? { ...section, headings: section.headings.slice(1) } : section;
}
