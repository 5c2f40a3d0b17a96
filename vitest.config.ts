import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    server: { deps: { external: [/\/packages\//u] } },
    include: ["test/**/*.test.ts"],
    exclude: ["test/peers/**", "node_modules/**"],
    isolate: false,
    // By default one processor is left idle, which is half of a small machine.
    maxWorkers: "100%",
  },
});
