import { expect, test } from "vitest";
import { runOrThrow } from "../services/run-program.ts";
import { explainBrokenNode, findNode, requireUsableMachine } from "./find-node.mjs";

const LINUX = { platform: "linux", arch: "x64", nodeVersion: "20.11.0", isGlibc: true };

test.each([
  ["Linux with glibc and an old Node.js", LINUX],
  ["a Mac with Node.js 24", { platform: "darwin", arch: "arm64", nodeVersion: "24.1.0", isGlibc: false }],
  ["Alpine with Node.js 26", { ...LINUX, nodeVersion: "26.0.0", isGlibc: false }],
])("%s is usable", (_, machine) => {
  expect(() => requireUsableMachine(machine)).not.toThrow();
});

test.each([
  ["a Mac with Node.js 20", { platform: "darwin", arch: "arm64", nodeVersion: "20.11.0", isGlibc: false }],
  ["Alpine with Node.js 22", { ...LINUX, nodeVersion: "22.0.0", isGlibc: false }],
  ["another processor", { ...LINUX, arch: "riscv64" }],
])("%s is refused with one line that says what to install", (_, machine) => {
  expect(() => requireUsableMachine(machine)).toThrow(
    /^Netvexa needs Node\.js 24 or newer here: .*Install Node\.js 24.*$/,
  );
});

test("a missing system library is named with its package", () => {
  const words = "node: error while loading shared libraries: libatomic.so.1: cannot open shared object file";
  expect(explainBrokenNode(words)).toMatch(/needs the system library libatomic\.so\.1, .*libatomic1/);
});

test("a C library that is too old is named", () => {
  const words = "node: /lib/libc.so.6: version `GLIBC_2.28' not found (required by node)";
  expect(explainBrokenNode(words)).toContain("GLIBC_2.28");
});

test("the Node.js that is found is 24 or newer", async () => {
  expect(Number(/^v(\d+)/.exec(await runOrThrow([findNode(), "--version"]))?.[1])).toBeGreaterThanOrEqual(24);
});
