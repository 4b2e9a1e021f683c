import { mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { z } from "zod";

const connection = z.object({
  url: z.url(),
  operatorCredential: z.string().nullable().default(null),
  apiKey: z.string().nullable().default(null),
});
export type Connection = z.output<typeof connection>;

export const DEFAULT_URL = "http://127.0.0.1:4810";

/** What the environment and the file of `netvexa connect` say together; the environment wins. */
export async function readConnection(): Promise<Connection> {
  const saved = await readSaved();
  return {
    url: process.env.NETVEXA_URL ?? saved.url,
    operatorCredential: process.env.NETVEXA_OPERATOR_CREDENTIAL ?? saved.operatorCredential,
    apiKey: process.env.NETVEXA_API_KEY ?? saved.apiKey,
  };
}

/** Keeps the connection for later commands, readable by this user alone. */
export async function saveConnection(change: Partial<Connection>): Promise<string> {
  const file = connectionFile();
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${JSON.stringify({ ...(await readSaved()), ...change }, null, 2)}\n`, { mode: 0o600 });
  return file;
}

async function readSaved(): Promise<Connection> {
  const text = await readFile(connectionFile(), "utf8").catch(() => "{}");
  const parsed = connection.safeParse({ url: DEFAULT_URL, ...JSON.parse(text) });
  return parsed.success ? parsed.data : { url: DEFAULT_URL, operatorCredential: null, apiKey: null };
}

function connectionFile(): string {
  const folder = process.env.XDG_CONFIG_HOME ?? path.join(homedir(), ".config");
  return path.join(folder, "netvexa", "connection.json");
}
