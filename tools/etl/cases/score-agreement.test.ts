import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { casesFolder, haveCases } from "../testing/cases.ts";
import { convert } from "../testing/conversion.ts";
import { temporaryFolder } from "../testing/folders.ts";
import { scoreDisagreements, scoredSuites } from "../testing/score-agreement.ts";

describe.skipIf(!haveCases)("cases", () => {
  test("headline, scores, outcomes and index agree in every case", async () => {
    let suites = 0;
    for (const entry of readdirSync(casesFolder, { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      const outDir = temporaryFolder();
      const raw = join(casesFolder, entry.name, "raw");
      // What must not be published at all is tested elsewhere.
      const result = await convert(raw, outDir).catch(() => null);
      if (result === null || !result.published) continue;
      expect(scoreDisagreements(outDir), entry.name).toEqual([]);
      suites += scoredSuites(outDir);
    }
    expect(suites).toBeGreaterThan(10);
  }, 120_000);
});
