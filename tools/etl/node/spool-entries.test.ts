import * as fc from "fast-check";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { SamplePart } from "../extract/fact.ts";
import { naturalOrder } from "../transform/natural-order.ts";
import { SpoolEntries } from "./spool-entries.ts";
import type { SpooledRow } from "./suite-samples.ts";

type Given = Pick<SamplePart, "role" | "subset" | "index"> &
  Pick<SamplePart["fields"], "groupId" | "repeat">;

function partOf({ role, subset, index, groupId, repeat }: Given): SamplePart {
  const place = { file: "f", line: 1 };
  const fields = {
    ...(groupId === undefined ? {} : { groupId }),
    ...(repeat === undefined ? {} : { repeat }),
  };
  return { kind: "sample", role, place, model: null, suite: "q", subset, index, fields };
}

/** What the entries are to hold, said with objects. */
function expected(parts: readonly Given[]): readonly SpooledRow[] {
  const rows = new Map<string, SpooledRow>();
  parts.forEach(({ role, subset, index, groupId, repeat }, offset) => {
    const key = JSON.stringify([subset, index]);
    const empty = { subset, index, group: index, repeat: null, prediction: null, review: null };
    const row = rows.get(key) ?? empty;
    const group = groupId ?? row.group;
    const stated = repeat ?? row.repeat;
    rows.set(key, { ...row, group, repeat: stated, [role]: { offset, length: 1 } });
  });
  const sorted = [...rows.values()].toSorted(
    (a, b) =>
      naturalOrder(a.subset, b.subset) ||
      naturalOrder(a.group, b.group) ||
      (a.repeat ?? 0) - (b.repeat ?? 0) ||
      naturalOrder(a.index, b.index),
  );
  const numbered: SpooledRow[] = [];
  for (const row of sorted) {
    const before = numbered.at(-1);
    const isSame = before?.subset === row.subset && before.group === row.group;
    const next = isSame ? (before.repeat ?? 0) + 1 : 0;
    const isStated = row.repeat !== null && !(isSame && row.repeat < next);
    numbered.push(isStated ? row : { ...row, repeat: next });
  }
  return numbered;
}

const name = fc.constantFrom(
  "0",
  "7",
  "07",
  "10",
  "-1",
  "1e3",
  "a",
  "é",
  "",
  "999999999999999",
  "9".repeat(20),
);
const given = fc.record(
  {
    role: fc.constantFrom("review", "prediction"),
    subset: fc.constantFrom("s10", "s2", "S2", ""),
    index: name,
    groupId: name,
    repeat: fc.integer({ min: -1, max: 3 }),
  },
  { requiredKeys: ["role", "subset", "index"] },
);

test("entries are told apart, merged, ordered and numbered as objects would be", () => {
  fc.assert(
    fc.property(fc.array(given, { maxLength: 40 }), (parts) => {
      const entries = new SpoolEntries();
      parts.forEach((part, offset) => entries.add(partOf(part), { offset, length: 1 }));
      const rows = Array.from(entries.inItemOrder(), (entry) => entries.row(entry));
      expect(rows).toEqual(expected(parts));
    }),
  );
});

test("a sample takes less than forty bytes, so that millions fit into memory", () => {
  const samples = 400_000;
  const before = heldBytes();
  const entries = new SpoolEntries();
  for (let at = 0; at < samples; at++)
    entries.add(partOf({ role: "review", subset: "s", index: String(at) }), {
      offset: at,
      length: 1,
    });
  const order = entries.inItemOrder();
  expect((heldBytes() - before) / samples).toBeLessThan(40);
  expect(order.length).toBe(samples);
});

/** Memory of JavaScript that is in use, once what is not has been let go. */
function heldBytes(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc()");
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
