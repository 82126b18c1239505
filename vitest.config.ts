import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    include: [
      "{server,bin,examples,bench}/**/*.test.ts",
      "components/**/*.test.{ts,tsx}",
      "e2e/{chaos,model}/**/*.test.ts",
    ],
    globalSetup: "server/platform/testing/global-setup.ts",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    retry: 0,
  },
});
