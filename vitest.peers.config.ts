import { defineConfig } from "vitest/config";

/** The peers are other people's software: slower, installed by `.ci/run`, one file at a time. */
export default defineConfig({
  test: {
    server: { deps: { external: [/\/packages\//u] } },
    include: ["test/peers/**/*.test.ts"],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
