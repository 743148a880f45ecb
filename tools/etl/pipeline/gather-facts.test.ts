import { join } from "node:path";
import { expect, test } from "vitest";
import type { Reader } from "../extract/reader.ts";
import { yes } from "../extract/source.ts";
import { temporaryFolder } from "../testing/folders.ts";
import { gatherFacts } from "./gather-facts.ts";

test("of events without end the first are kept, and the others counted", async () => {
  const place = { file: "log", line: 1 };
  const reader: Reader = {
    id: "endless",
    surest: 1,
    detect: () => yes(1, "log"),
    async *read() {
      for (let step = 0; step < 10_500; step++)
        yield { kind: "training-event", place, step, event: "nan-iteration" };
    },
  };
  const file = { path: "log", size: 1, async *bytes() {} };
  const facts = await gatherFacts("", [file], [reader], "careful", join(temporaryFolder(), "s"));
  facts.close();
  expect(facts.marks.length).toBe(10_000);
  expect(facts.issues).toMatchObject([{ code: "events-left-out", count: 500 }]);
});
