import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { assistantSurface } from "../src/mcp/tool-registry.ts";
import { newId } from "#platform/ids";
import type { Probed } from "./isolation-probe.ts";

export interface ToolProbeSubject {
  url: string;
  /** The intruder's API key, with every scope. */
  apiKey: string;
  victimIds: Record<string, string>;
  canary: string;
  /** A valid input for each tool. */
  inputs: Record<string, Record<string, unknown>>;
  /** Fields of inputs that name something, by tool: the probe puts the other tenant's id there. */
  ids: Record<string, { field: string; of: string }>;
}

export interface ToolProbeReport {
  tools: number;
  problems: Probed[];
}

/**
 * Tries every registered tool and resource as a stranger, as `probeIsolation` does with routes: another tenant's ids
 * are answered exactly as ids that do not exist, and nothing of the other tenant is in any answer.
 */
export async function probeTools(subject: ToolProbeSubject): Promise<ToolProbeReport> {
  const client = new Client({ name: "probe", version: "1.0.0" }, { versionNegotiation: { mode: "auto" } });
  const requestInit = { headers: { authorization: `Bearer ${subject.apiKey}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${subject.url}/mcp`), { requestInit }));
  const report: ToolProbeReport = { tools: 0, problems: [] };
  for (const { contract } of assistantSurface.tools) {
    report.tools += 1;
    const problem = await probeTool(client, subject, contract.name);
    if (problem) report.problems.push({ route: `tool ${contract.name}`, problem });
  }
  for (const resource of assistantSurface.resources) {
    const uri = resource.uri.replaceAll(/\{(\w+)\}/g, (_match, name: string) => subject.victimIds[name] ?? name);
    const text = await client.readResource({ uri }).then(JSON.stringify, String);
    if (text.includes(subject.canary)) report.problems.push({ route: `resource ${uri}`, problem: LEAK });
  }
  await client.close();
  return report;
}

const LEAK = "the answer holds the other tenant's content";

async function probeTool(client: Client, subject: ToolProbeSubject, name: string): Promise<string | null> {
  const input = subject.inputs[name];
  if (!input) return "the probe has no input for this tool: add one, so that the tool is tried";
  const ask = async (changes: Record<string, unknown>) =>
    client.callTool({ name, arguments: { ...input, ...changes } });
  const id = subject.ids[name];
  if (!id) {
    const answer = await ask({});
    if (answer.isError) return `was not tried: ${JSON.stringify(answer.content)}`;
    return JSON.stringify(answer).includes(subject.canary) ? LEAK : null;
  }
  const foreign = await ask({ [id.field]: subject.victimIds[id.of] });
  const form = subject.victimIds[id.of] ?? "";
  const absent = await ask({ [id.field]: form.includes("-") ? newId() : newId().replaceAll("-", "") });
  if (JSON.stringify(foreign).includes(subject.canary)) return LEAK;
  if (!foreign.isError) return `answered another tenant's id in ${id.field}`;
  const same = JSON.stringify(foreign.content) === JSON.stringify(absent.content);
  return same ? null : `tells a foreign ${id.field} from an absent one`;
}
