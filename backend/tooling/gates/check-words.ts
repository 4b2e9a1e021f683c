import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { GateResult } from "./gate.ts";
import { listFiles } from "./list-files.ts";

const MAX_BYTES = 1_000_000;
const TEXT =
  /\.(ts|tsx|mjs|js|css|html|json|jsonc|ya?ml|toml|sql|md|sh|php|astro|svg|txt)$|(^|\/)(Dockerfile|run|\.\w+rc)$/;

const RULES: { pattern: RegExp; say: string; except?: RegExp }[] = [
  { pattern: /(?<![\w.$}/-])\/(work|root|home\/\w+|Users\/\w+)\//, say: "a path of one machine" },
  {
    pattern: /\b(registry|deb|snapshot|security|archive)\.(\w+\.)+(org|com|net|dev|io)\b/i,
    say: "a host that packages are taken from",
  },
  { pattern: /^(<{7}|={7}|>{7})( |$)/m, say: "a merge conflict", except: /\.md$/ },
  { pattern: /\b(TODO|FIXME|XXX|HACK)\b/, say: "an unfinished note", except: /check-words/ },
];

/** No file holds a path of one machine, a package server's name, an unfinished note or a merge conflict, or is huge. */
export async function checkWords(root: string): Promise<GateResult> {
  const files = (await listFiles(root)).filter((file) => TEXT.test(file) && !file.includes("/fixtures/"));
  const problems = await Promise.all(files.map((file) => findWordProblems(root, file)));
  return { checked: files.length, unit: "text files", problems: problems.flat() };
}

async function findWordProblems(root: string, file: string): Promise<string[]> {
  const text = await readFile(join(root, file), "utf8");
  if (text.length > MAX_BYTES) return [`${file} has more than ${MAX_BYTES / 1_000_000} MB`];
  return RULES.filter(({ except }) => except === undefined || !except.test(file)).flatMap(({ pattern, say }) => {
    const match = pattern.exec(text);
    if (match === null) return [];
    return [`${file}:${text.slice(0, match.index).split("\n").length} ${say}: ${match[0].trim()}`];
  });
}
