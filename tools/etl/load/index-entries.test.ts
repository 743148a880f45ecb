import type { RunIndexEntry } from "@evalsite/protocol";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { indexParts, knownEntries } from "./index-entries.ts";

/** Only what stands at its beginning matters here, and what may look like the beginning of another. */
function entryOf(runId: string, title: string): RunIndexEntry {
  return { run_id: runId, title } as unknown as RunIndexEntry;
}

function written(parts: Iterable<string | Uint8Array>): Buffer {
  return Buffer.concat([...parts].map((part) => Buffer.from(part)));
}

const names = fc.uniqueArray(fc.string({ unit: "binary", minLength: 1 }), { maxLength: 12 });
const titles = fc.oneof(fc.string({ unit: "binary" }), fc.constant('},{"run_id":"x","title":"]'));

test("entries are found again, and an index of old bytes and new entries is that of all made anew", () => {
  fc.assert(
    fc.property(names, titles, fc.infiniteStream(fc.boolean()), (ids, title, changes) => {
      const sorted = ids.toSorted();
      const before = sorted.map((id) => entryOf(id, title));
      const index = written(indexParts(before));
      expect(index.toString()).toBe(`${JSON.stringify(before)}\n`);
      const known = knownEntries(index, sorted);
      expect([...known.values()].map(({ entry }) => entry)).toEqual(before);
      const now = before.flatMap((entry) => {
        const [{ value: isOther }, { value: isGone }] = [changes.next(), changes.next()];
        const range = known.get(entry.run_id)?.range ?? null;
        const kept = isOther || range === null ? { entry, part: entry } : { entry, part: range };
        return isGone ? [] : [kept];
      });
      const spliced = written(indexParts(now.map(({ part }) => part)));
      expect(spliced.toString()).toBe(`${JSON.stringify(now.map(({ entry }) => entry))}\n`);
    }),
  );
});

test("what stays side by side is copied at once", () => {
  const ids = ["a", "b", "c", "d", "e"];
  const index = written(indexParts(ids.map((id) => entryOf(id, ""))));
  const known = [...knownEntries(index, ids).values()].map(({ range }) => range);
  const parts = [...indexParts([...known.slice(0, 3), entryOf("d", "new"), ...known.slice(4)])];
  expect(parts.filter((part) => typeof part !== "string")).toHaveLength(2);
});

test("an index of other runs is no index that was known", () => {
  const index = written(indexParts([entryOf("a", "")]));
  expect(() => knownEntries(index, ["b"])).toThrow("index.json");
});
