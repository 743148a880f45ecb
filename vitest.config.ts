import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "protocol/**/*.test.ts",
      "statistics/**/*.test.ts",
      "tools/**/*.test.ts",
      "web/**/*.test.ts",
      "scripts/**/*.test.ts",
      "evalscope/**/*.test.ts",
      "bench/**/*.test.ts",
    ],
    env: { TZ: "UTC", LC_ALL: "C" },
    // No test depends on how busy the machine is; this only ends one that hangs.
    testTimeout: 60_000,
    passWithNoTests: false,
  },
});
