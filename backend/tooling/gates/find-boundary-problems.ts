import { posix } from "node:path";
import { findImports } from "./find-imports.ts";

const DOORS = ["http", "mcp", "workers"];

// What a layer may import through `#…`; its own folder it reaches with a relative path.
const ARROWS: Record<string, string[]> = {
  contract: [],
  platform: ["platform"],
  features: ["features", "platform"],
  http: ["http", "features", "platform"],
  mcp: ["mcp", "features", "platform"],
  workers: ["workers", "features", "platform"],
};

const VENDOR_HOMES: { packages: RegExp; homes: string[] }[] = [
  { packages: /^(express|helmet)$/, homes: ["http"] },
  {
    packages: /^(langchain$|@langchain\/)/,
    homes: ["platform", "features/retrieval", "features/knowledge", "features/chat"],
  },
  {
    packages:
      /^(pg|pg-boss|ioredis|stripe|nodemailer|undici|better-auth|openai|ldapts|@electric-sql\/.+|@aws-sdk\/.+)$/,
    homes: ["platform"],
  },
];

/** What a file of the backend imports or reads that its place does not allow. */
export function findBoundaryProblems(source: { file: string; text: string }): string[] {
  const path = /^backend\/(?:src\/)?(.+)$/.exec(source.file)?.[1];
  const layer = path?.split("/")[0] ?? "";
  if (path === undefined || !(layer in ARROWS) || (layer !== "contract" && !source.file.startsWith("backend/src/")))
    return [];
  const place = { ...source, path, layer, isTest: isTestCode(path) };
  const imports = findImports(source.text).flatMap(({ specifier, line }) => {
    const problem = judgeImport(place, specifier);
    return problem === undefined ? [] : [`${source.file}:${line} ${problem}`];
  });
  return [...imports, ...findForbiddenText(place)];
}

// Tests, and what a feature's tests share: `test-shop.ts` beside `answer-turn.test.ts`.
function isTestCode(path: string): boolean {
  return path.endsWith(".test.ts") || posix.basename(path).startsWith("test-");
}

interface Place {
  file: string;
  text: string;
  /** Path below `src`, or below `backend` for the contract. */
  path: string;
  layer: string;
  isTest: boolean;
}

function judgeImport(place: Place, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return judgeRelative(place, specifier);
  if (specifier.startsWith("#")) return judgeSubpath(place, specifier);
  return judgePackage(place, specifier);
}

function judgeRelative({ path, layer }: Place, specifier: string): string | undefined {
  const target = posix.normalize(posix.join(posix.dirname(path), specifier));
  const home = layer === "features" ? path.split("/").slice(0, 2).join("/") : layer;
  if (layer === "features" && specifier.startsWith("..")) return `reaches out of its folder with ${specifier}`;
  return target.startsWith(`${home}/`) ? undefined : `leaves its layer with ${specifier}: use a # import`;
}

function judgeSubpath({ layer, isTest }: Place, specifier: string): string | undefined {
  const [target = "", ...rest] = specifier.slice(1).split("/");
  if (target === "test") return isTest ? undefined : `uses ${specifier} outside of a test`;
  // A test may drive the product through a door.
  const allowed = [...(ARROWS[layer] ?? []), ...(isTest ? DOORS : [])];
  if (!allowed.includes(target)) return `${layer} may not import ${specifier}`;
  const isInner = target === "features" && rest.length > 1;
  return isInner ? `reaches into a feature with ${specifier}: only its index is open` : undefined;
}

function judgePackage({ path, layer, isTest }: Place, specifier: string): string | undefined {
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  const isOwn = name.startsWith("node:") || name === "@netvexa/contract";
  if (layer === "contract")
    return name === "zod" || isTest ? undefined : `the contract may import zod only, not ${specifier}`;
  if (isOwn || isTest) return undefined;
  const vendor = VENDOR_HOMES.find(({ packages }) => packages.test(name));
  if (vendor === undefined || vendor.homes.some((home) => path.startsWith(`${home}/`))) return undefined;
  return `${name} belongs in ${vendor.homes.join(", ")} only`;
}

const FORBIDDEN_TEXT: { pattern: RegExp; say: string; except?: RegExp }[] = [
  { pattern: /\bprocess\.env\b/, say: "process.env is read in platform/env.ts only", except: /^platform\/env\.ts$/ },
  { pattern: /^export \* from/, say: "export * hides what a module offers: name the exports" },
];

function findForbiddenText({ file, path, text, isTest }: Place): string[] {
  if (isTest) return [];
  const rules = FORBIDDEN_TEXT.filter(({ except }) => except === undefined || !except.test(path));
  return text.split("\n").flatMap((line, index) => {
    return rules.filter(({ pattern }) => pattern.test(line)).map(({ say }) => `${file}:${index + 1} ${say}`);
  });
}
