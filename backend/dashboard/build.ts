import { readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { findHeavyScreens, weighScreens, type ScreenWeight } from "./budgets.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const PREVIEW = join(root, "src/features/agents/preview/show-draft.ts");

/** Bundles the dashboard into `folder` and says what its screens weigh. */
export async function buildDashboard(folder: string): Promise<ScreenWeight[]> {
  const sizes: Record<string, number> = {};
  await build({
    root,
    configFile: false,
    // Warnings are about directives of packages; what goes wrong is thrown.
    logLevel: "error",
    mode: "production",
    // Relative, so that the same files serve under any base path; the server completes the page's own addresses.
    base: "./",
    oxc: { jsx: { runtime: "automatic", development: false } },
    plugins: [
      {
        name: "weigh",
        writeBundle(_options, bundle) {
          for (const output of Object.values(bundle)) {
            sizes[output.fileName] = gzipBytes(output.type === "chunk" ? output.code : output.source);
          }
        },
      },
    ],
    build: {
      outDir: folder,
      emptyOutDir: true,
      manifest: true,
      // The content policy allows no data: addresses.
      assetsInlineLimit: 0,
      target: ["chrome111", "firefox113", "safari16.4"],
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: [join(root, "index.html"), PREVIEW],
        output: { entryFileNames: entryName },
        // Describing a route does nothing: what no screen calls is left out.
        treeshake: { moduleSideEffects: [{ test: /backend\/contract\//, sideEffects: false }] },
      },
    },
  });
  sizes["index.html"] = gzipBytes(await readFile(join(folder, "index.html")));
  return weighScreens(JSON.parse(await readFile(join(folder, ".vite/manifest.json"), "utf8")), sizes);
}

/** The server names the preview's script itself, so that one has a fixed name. */
function entryName({ name }: { name: string }): string {
  return name === "show-draft" ? "preview/[name].js" : "assets/[name]-[hash].js";
}

function gzipBytes(content: string | Uint8Array): number {
  return gzipSync(content, { level: 9 }).length;
}

if (import.meta.main) {
  const draft = join(root, `dist.${process.pid}`);
  try {
    const weights = await buildDashboard(draft);
    process.stdout.write(weights.map(({ screen, bytes }) => `${String(bytes).padStart(7)} ${screen}\n`).join(""));
    const problems = findHeavyScreens(weights);
    if (problems.length > 0) throw new Error(problems.join("\n"));
    await rm(join(root, "dist"), { recursive: true, force: true });
    await rename(draft, join(root, "dist"));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
