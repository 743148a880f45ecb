import { renameSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchRaw } from "./cli-watch.ts";
import { LockedError } from "./load/lock.ts";
import type { ConvertResult } from "./pipeline/convert-all.ts";
import { failure } from "./pipeline/run-outcome.ts";
import { temporaryFolder } from "./testing/folders.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Ended {
  readonly names: readonly string[];
  readonly written: boolean;
  readonly removed?: number;
}
type Turn = Error | Ended;

/** Two runs that could not be read are there all the time. */
function resultOf({ written, removed = 0 }: Ended): ConvertResult {
  const outcomes = ["x", "y"].map((runId) => failure(runId, "unreadable", "x.json: EACCES"));
  const published = { published: true, generation: "g", removed, written };
  return { outcomes, ignored: [], rawIsRun: null, projectIssues: [], converted: 0, ...published };
}

/** Watches with conversions that end as told, one a turn; then the signal ends it. */
async function watched(
  turns: readonly Turn[],
  rawDir = temporaryFolder(),
  onTurn: (turn: number) => void = () => undefined,
) {
  const said: string[] = [];
  const times: number[] = [];
  let reports = 0;
  const queue = [...turns];
  const ending = new AbortController();
  const effects = {
    signal: ending.signal,
    say: (line: string) => void said.push(line.replace(/in [\d.]+ s/, "in a while")),
    report: () => void reports++,
    convert: async (onRun: (name: string) => void): Promise<ConvertResult> => {
      times.push(performance.now());
      onTurn(times.length);
      const turn = queue.shift();
      if (queue.length === 0) ending.abort();
      if (turn instanceof Error) throw turn;
      for (const name of turn?.names ?? []) onRun(name);
      return resultOf(turn ?? nothing);
    },
  };
  const done = watchRaw({ rawDir, projects: { folder: null, single: null }, poll: 20 }, effects);
  await vi.runAllTimersAsync();
  await done;
  return { said, reports, waits: times.slice(1).map((time, n) => time - (times[n] ?? 0)) };
}

const nothing = { names: [], written: false };

test("the account at first, then a line for each publication and none where nothing changed", async () => {
  const names = ["a", "b", "c", "d", "e\u001b"];
  const gone = { names: [], written: true, removed: 1 };
  const project = { names: [], written: true };
  const turns = [nothing, nothing, { names, written: true }, gone, project, nothing];
  const { said, reports } = await watched(turns);
  expect(reports).toBe(1);
  expect(said).toEqual([
    "Watching for changes (Ctrl-C ends it)",
    "converted a, b, c and 2 more in a while, 0 runs in all",
    "removed what is gone in a while, 0 runs in all",
    "read the projects' files in a while, 0 runs in all",
  ]);
});

test("what a conversion left out is said with it, of the runs it read", async () => {
  const { said } = await watched([nothing, { names: ["a", "y"], written: true }, nothing]);
  expect(said[1]?.split("\n")).toEqual([
    expect.stringMatching(/^dropped y: unreadable: x\.json: EACCES/),
    "converted a, y in a while, 0 runs in all",
  ]);
});

test("a folder that holds no run is said once, though nothing is written for it", async () => {
  const junk = { names: ["y"], written: false };
  const { said } = await watched([nothing, junk, junk, nothing]);
  expect(said.slice(1)).toEqual([expect.stringMatching(/^dropped y: unreadable: x\.json: EACCES/)]);
});

test("what is left out is said again only when it is another, or something was published since", async () => {
  const x = { names: ["x"], written: false };
  const y = { names: ["y"], written: false };
  const published = { names: ["a"], written: true };
  const { said } = await watched([nothing, x, x, nothing, x, y, y, x, published, x, x, nothing]);
  const told = said.slice(1).map((line) => /^dropped \w|^converted \w/.exec(line)?.[0]);
  expect(told).toEqual(["dropped x", "dropped y", "dropped x", "converted a", "dropped x"]);
});

test("a failure is said once in a row; another one is said, and the first again after it", async () => {
  const full = Object.assign(new Error("no space"), { code: "ENOSPC" });
  const odd = new Error("something odd");
  const { said } = await watched([nothing, full, full, odd, odd, odd, full, full, nothing]);
  const told = said.slice(1).map((line) => (line.includes("odd") ? "odd" : line.split(".")[0]));
  expect(told).toEqual(["The disk is full", "odd", "The disk is full"]);
});

test("a raw folder that goes is waited for", async () => {
  const rawDir = temporaryFolder();
  const { said, waits } = await watched([nothing, nothing, nothing], rawDir, (turn) => {
    if (turn !== 1) return;
    renameSync(rawDir, `${rawDir}-aside`);
    setTimeout(() => renameSync(`${rawDir}-aside`, rawDir), 22_000);
  });
  expect(said.slice(1)).toEqual([`${rawDir} is not there any more; what was published stands.`]);
  expect(waits).toEqual([25_000, 20_000]);
});

test("another conversion is waited for; a failure is said once and tried again", async () => {
  const full = Object.assign(new Error("no space"), { code: "ENOSPC" });
  const turns = [
    new LockedError(7),
    new LockedError(7),
    nothing,
    full,
    full,
    nothing,
    full,
    nothing,
  ];
  const { said, reports, waits } = await watched(turns);
  expect(reports).toBe(1);
  expect(said.map((line) => line.split(/[.;(]/)[0])).toEqual([
    "Another conversion is running ",
    "Watching for changes ",
    "The disk is full",
    "The disk is full",
  ]);
  expect(waits).toEqual([1000, 1000, 20_000, 5000, 5000, 20_000, 5000]);
});

test("the signal ends it also in the middle of a conversion, without a word", async () => {
  const aborted = Object.assign(new Error("This operation was aborted"), { name: "AbortError" });
  expect((await watched([aborted])).said).toEqual([]);
});
