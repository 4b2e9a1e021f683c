import { z } from "zod";
import type { GateResult } from "./gate.ts";
import { describeOutput, runTool } from "./run-tool.ts";

const report = z.object({
  number_of_files: z.number(),
  diagnostics: z.array(
    z.object({
      message: z.string(),
      code: z.string().optional(),
      filename: z.string().optional(),
      labels: z.array(z.object({ span: z.object({ line: z.number() }) })),
    }),
  ),
});

/** The limits of the style and the linter's own rules hold in every file, warnings included. */
export async function checkLint(root: string): Promise<GateResult> {
  const options = ["--type-aware", "--report-unused-disable-directives", "--format=json"];
  const result = await runTool(root, ["oxlint", ...options]);
  const parsed = report.safeParse(parseJson(result.stdout));
  if (!parsed.success) return { checked: 0, unit: "files", problems: [describeOutput(result)] };
  const problems = parsed.data.diagnostics.map(({ message, code, filename, labels }) => {
    return `${filename ?? "?"}:${labels[0]?.span.line ?? 1} ${message} ${code ?? ""}`.trim();
  });
  return { checked: parsed.data.number_of_files, unit: "files", problems };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
