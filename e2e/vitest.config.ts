import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["**/*.test.ts"],
    // A network of sites is for the long rounds: `npm run test:soak`.
    exclude: ["node_modules/**", ...(process.env.NETVEXA_SOAK === "1" ? [] : ["**/*.soak.test.ts"])],
    // Each journey starts a server and a browser of its own; side by side they would measure each other.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
