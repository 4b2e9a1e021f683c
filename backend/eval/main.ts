import { listSuites } from "./frame/list-suites.ts";

/** `npm run eval -- <suite>`: runs the file of that name beside this one; on the server that `DATABASE_URL` names, if any. */
const [name = ""] = process.argv.slice(2);
const suites = listSuites();
/** Not suites, but made of them. */
const together = ["all", "slice"];
process.env["TEST_DATABASE_URL"] ??= process.env["DATABASE_URL"] ?? "";

if (together.includes(name) || suites.includes(name)) {
  await import(`./${name}.ts`);
} else {
  const list = [...together, ...suites].map((known) => `  npm run eval -- ${known}\n`).join("");
  process.stderr.write(`${name === "" ? "Name a suite" : `There is no suite "${name}"`}. There are:\n${list}`);
  process.exitCode = 1;
}
