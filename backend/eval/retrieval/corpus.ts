import path from "node:path";
import { z } from "zod";
import type { EvalOptions } from "./options.ts";
import { readLines } from "./read-lines.ts";

/** A file of documents in one of the two forms of the evaluation data. */
export interface CorpusFile {
  file: string;
  form: "products" | "pages";
}

/** A document as other search engines take it: named texts. */
export interface PlainDocument {
  id: string;
  title: string;
  /** Brand and model of a product. */
  meta: string;
  text: string;
  attributes: string;
}

const page = z.object({ id: z.string(), title: z.string(), text: z.string() });
const product = z.object({
  id: z.string(),
  title: z.string(),
  model: z.string().nullish(),
  brand: z.string().nullish(),
  description: z.string().nullish(),
  attributes: z.record(z.string(), z.unknown()).default({}),
});

export function productCorpus({ root }: EvalOptions): CorpusFile {
  return { file: path.join(root, "corpora/icecat-products.jsonl.gz"), form: "products" };
}

export function pageCorpus(name: string): (options: EvalOptions) => CorpusFile {
  return ({ root }) => ({ file: path.join(root, "corpora", name), form: "pages" });
}

export async function* readPlainDocuments({ file, form }: CorpusFile): AsyncGenerator<PlainDocument> {
  for await (const line of readLines(file)) {
    yield form === "pages" ? plainPage(JSON.parse(line)) : plainProduct(JSON.parse(line));
  }
}

function plainPage(line: unknown): PlainDocument {
  return { ...page.parse(line), meta: "", attributes: "" };
}

/** A product of one line of the catalogue. */
export function plainProduct(line: unknown): PlainDocument {
  const { id, title, model, brand, description, attributes } = product.parse(line);
  const facts = Object.entries(attributes).map(([name, value]) => `${name.replaceAll("_", " ")} ${String(value)}`);
  return { id, title, meta: `${brand ?? ""} ${model ?? ""}`, text: description ?? "", attributes: facts.join("\n") };
}
