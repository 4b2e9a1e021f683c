import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "src/**/*.test.ts",
      "contract/**/*.test.ts",
      "cli/**/*.test.ts",
      "tooling/**/*.test.ts",
      "demo-store/**/*.test.ts",
      "deploy/**/*.test.ts",
    ],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
