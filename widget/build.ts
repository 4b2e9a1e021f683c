import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, minifySync } from "vite";
import { sharePreact } from "./share-preact.ts";
import { trimPreact } from "./trim-preact.ts";
import { budgets, findExceededBudgets, type Sizes } from "./budgets.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const jsxImport = 'import { Fragment, h } from "preact"';
export const languages = ["ar", "de", "es", "fr", "it"];

export interface BuiltWidget {
  /** Code by file name. */
  files: Record<string, string>;
  gzipBytes: Sizes;
}

/**
 * Bundles the loader, the panel and each language into files with fixed names; the same sources give the same bytes.
 * The loader asks for the others under a digest of what is in them, so that they may be cached for good. What brings the
 * widget along in its own way has a loader of its own, and modules by file name that it loads.
 */
export async function buildWidget(
  loader = "src/loader.ts",
  modules: Record<string, string> = {},
): Promise<BuiltWidget> {
  const files: Record<string, string> = { "panel.js": await bundle("src/panel.tsx", { format: "es" }) };
  for (const language of languages) {
    files[`locale-${language}.js`] = await bundle(`src/locales/${language}.ts`, { format: "es" });
  }
  files["people.js"] = await bundle("src/people.tsx", { format: "es" });
  for (const [file, path] of Object.entries(modules)) files[file] = await bundle(path, { format: "es" });
  const digest = createHash("sha256");
  for (const code of Object.values(files)) digest.update(code);
  files["widget.js"] = await bundle(loader, { format: "iife", version: digest.digest("hex").slice(0, 8) });
  const sizes = Object.entries(files).map(([file, code]) => [file, gzipSync(code, { level: 9 }).length]);
  return { files, gzipBytes: Object.fromEntries(sizes) };
}

/** Puts the files in place one by one and whole, and leaves alone those that are already the same. */
export async function writeWidget(folder: string, files: BuiltWidget["files"]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [file, code] of Object.entries(files)) {
    const path = join(folder, file);
    if ((await readFile(path, "utf8").catch(() => null)) === code) continue;
    const draft = `${path}.${process.pid}`;
    await writeFile(draft, code);
    await rename(draft, path);
  }
}

async function bundle(input: string, { format, version = "" }: { format: "es" | "iife"; version?: string }) {
  const result = await build({
    root,
    configFile: false,
    logLevel: "warn",
    mode: "production",
    oxc: {
      jsx: { runtime: "classic", pragma: "h", pragmaFrag: "Fragment", development: false },
      jsxInject: input.endsWith("x") ? jsxImport : "",
    },
    define: { VERSION: JSON.stringify(version) },
    plugins: [input === "src/people.tsx" ? sharePreact() : trimPreact()],
    build: {
      write: false,
      minify: false,
      cssMinify: "lightningcss",
      target: ["chrome111", "firefox113", "safari16.4"],
      // The style sheets keep to what these browsers know; a later target only keeps them from being rewritten.
      cssTarget: ["chrome123", "firefox120", "safari17.5"],
      modulePreload: false,
      rolldownOptions: { input: resolve(root, input), preserveEntrySignatures: "strict", output: { format } },
    },
  });
  const outputs = [result].flat().flatMap((one) => ("output" in one ? one.output : []));
  const [chunk, ...others] = outputs;
  if (chunk?.type !== "chunk" || others.length > 0) throw new Error(`${input} did not become a single file`);
  const minified = minifySync(input, chunk.code, {
    module: format === "es",
    compress: { target: "es2022", maxIterations: 10 },
    mangleProps: { include: /^_[a-z]/i },
  });
  return minified.code;
}

function report({ files, gzipBytes }: BuiltWidget): string {
  const lines = Object.entries(files).map(
    ([file, code]) => `${file.padEnd(14)} ${String(Buffer.byteLength(code)).padStart(7)} ${gzipBytes[file]} gzip`,
  );
  const open = (gzipBytes["widget.js"] ?? 0) + (gzipBytes["panel.js"] ?? 0);
  return [
    ...lines,
    `loader ${gzipBytes["widget.js"]} of ${budgets.loader}, open panel ${open} of ${budgets.open}`,
    "",
  ].join("\n");
}

if (import.meta.main) {
  const built = await buildWidget();
  process.stdout.write(report(built));
  const exceeded = findExceededBudgets(built.gzipBytes);
  if (exceeded.length > 0) throw new Error(exceeded.join("\n"));
  await writeWidget(join(root, "dist"), built.files);
}
