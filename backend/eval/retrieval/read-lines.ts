import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";

/** The lines of a JSON Lines file, compressed or not, without empty ones. Only a line feed ends a line: texts hold other separators. */
export async function* readLines(file: string): AsyncGenerator<string> {
  const bytes = createReadStream(file);
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of file.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines.filter((line) => line.trim() !== "");
  }
  if (rest.trim() !== "") yield rest;
}
