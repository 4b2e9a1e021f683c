import { readdirSync } from "node:fs";

/** `npm run eval -- <suite>`: runs the file of that name beside this one. */
const suites = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== "main.ts")
  .map((file) => file.slice(0, -".ts".length));
const [name = ""] = process.argv.slice(2);

if (suites.includes(name)) {
  await import(`./${name}.ts`);
} else {
  const list = suites.map((known) => `  npm run eval -- ${known}\n`).join("");
  process.stderr.write(`${name === "" ? "Name a suite" : `There is no suite "${name}"`}. There are:\n${list}`);
  process.exitCode = 1;
}
