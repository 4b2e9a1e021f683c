import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "src/**/*.test.ts",
      "contract/**/*.test.ts",
      "cli/**/*.test.ts",
      "tooling/**/*.test.ts",
      "sdk/**/*.test.ts",
      "demo-store/**/*.test.ts",
      "eval/**/*.test.ts",
      "deploy/**/*.test.ts",
      "dashboard/src/**/*.test.ts",
    ],
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 180_000,
  },
});
