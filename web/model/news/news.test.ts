import { ProjectsFile, type RunIndexEntry, type RunScores } from "@evalsite/protocol";
import { expect, test } from "vitest";
import { manifest, run, wilson } from "../experiments/fixture.ts";
import { type LossEnds, lossSeries } from "./divergence.ts";
import { runsSince } from "./runs-since.ts";
import { newRuns, newsLine, orderedNews } from "./news.ts";

const at = (day: number) => `2026-01-${String(day).padStart(2, "0")}T00:00:00Z`;

/** A checkpoint with `right` of 1,000 on gsm8k. */
function checkpoint(id: string, day: number, right: number, more: Parameters<typeof run>[0] = {}) {
  return run({ id, start: at(day), step: day, scores: { "gsm8k/overall": right / 1000 }, ...more });
}

function detailsOf(index: readonly RunIndexEntry[]): ReadonlyMap<string, RunScores> {
  return new Map(
    index.map(({ run_id, metrics_summary }) => {
      const right = (metrics_summary["gsm8k/overall"] ?? 0) * 1000;
      const detail = { interval: wilson(right, 1000), n: 1000, status: "complete" } as const;
      return [run_id, new Map([["gsm8k/overall", detail]])];
    }),
  );
}

function newsOf(
  index: readonly RunIndexEntry[],
  since: number,
  cards: ProjectsFile | null = null,
  losses: LossEnds = new Map(),
) {
  const facts = {
    byId: new Map(index.map((one) => [one.run_id, one])),
    details: detailsOf(index),
    manifest,
    losses,
  };
  return newRuns(index, cards, since).projects.map((one) =>
    orderedNews(
      one,
      one.runs.map((each) => newsLine(each, one, facts)),
    ),
  );
}

function cardsOf(card: object): ProjectsFile {
  return ProjectsFile.parse({
    schema_version: "v1",
    revision: 2,
    projects: [
      {
        name: "p",
        aliases: [],
        title: null,
        description: null,
        links: [],
        baseline: null,
        benchmarks: [],
        checkpoint: { axis: null, pattern: null, best_by: null },
        experiments: [],
        tags: {},
        ...card,
      },
    ],
    issues: [],
  });
}

const before = Date.parse("2026-01-02T12:00:00Z");

test("a new checkpoint is judged against the one before it, what asks for a decision first", () => {
  const index = [
    checkpoint("one", 1, 400),
    checkpoint("two", 3, 410),
    checkpoint("three", 4, 500),
    checkpoint("four", 5, 420),
  ];
  const [news] = newsOf(index, before);
  const said = news?.lines.map((line) => [
    line.run.run_id,
    line.baseline?.entry.run_id,
    line.tendency,
    line.marks.map(({ kind }) => kind).join(),
  ]);
  // 500 − 420 of 1,000 each is 8 points ± 4.4; 410 − 400 is 1 point ± 4.3.
  expect(said).toEqual([
    ["four", "three", "worse", ""],
    ["three", "two", "better", "new-best"],
    ["two", "one", "unresolved", "new-best"],
  ]);
});

test("the project's baseline goes before, and its targets are reached or missed", () => {
  const index = [checkpoint("one", 1, 400), checkpoint("two", 3, 480), checkpoint("three", 4, 520)];
  const benchmarks = [{ suite: "gsm8k", metric: null, weight: 1, target: 0.5 }];
  const cards = cardsOf({ baseline: { run: "one" }, benchmarks });
  const [news] = newsOf(index, before, cards);
  expect(
    news?.lines.map(({ run: { run_id }, baseline, tendency, marks }) => ({
      run_id,
      from: [baseline?.entry.run_id, baseline?.rule],
      tendency,
      targets: marks.map(({ kind }) => kind).filter((kind) => kind !== "new-best"),
    })),
  ).toEqual([
    { run_id: "three", from: ["one", "project"], tendency: "better", targets: ["reached"] },
    { run_id: "two", from: ["one", "project"], tendency: "better", targets: ["missed"] },
  ]);
});

test("an experiment's own rule goes before the project's; a rule that leads nowhere gives way", () => {
  const index = [
    checkpoint("base", 1, 400, { experiment: "b" }),
    checkpoint("best", 2, 600, { experiment: "b" }),
    checkpoint("first", 3, 480),
    checkpoint("other", 4, 480, { experiment: "c" }),
  ];
  const own = { title: null, group: null, match: [], tags: [] };
  const experiments = [
    { ...own, name: "e", baseline: { experiment: "b", pick: "best" } },
    { ...own, name: "c", baseline: { experiment: "b", pick: "last" } },
  ];
  const cards = cardsOf({ baseline: { run: "gone" }, experiments });
  const rules = newsOf(index, before, cards).flatMap(({ lines }) =>
    lines.map(({ run: { run_id }, baseline }) => [run_id, baseline?.entry.run_id]),
  );
  expect(rules).toEqual([
    ["other", "best"],
    ["first", "best"],
  ]);
  const [news] = newsOf(index, before, cardsOf({ baseline: { run: "gone" } }));
  // Without a checkpoint before it in its experiment: the best so far.
  expect(news?.lines.map(({ baseline }) => [baseline?.entry.run_id, baseline?.rule])).toEqual([
    ["best", "best"],
    ["best", "best"],
  ]);
});

test("failed runs come first; one without a score in common has nothing to compare with", () => {
  const index = [
    checkpoint("only", 4, 400),
    run({ id: "broken", start: at(3), scores: {}, status: "failed" }),
    run({ id: "log", start: at(3), scores: {} }),
  ];
  const [news] = newsOf(index, before);
  expect(news?.lines.map(({ run: { run_id }, tendency }) => [run_id, tendency])).toEqual([
    ["broken", "failed"],
    ["only", "first"],
    ["log", "unscored"],
  ]);
});

test("a run is new when it ended since, and one without any time is counted", () => {
  const long = { ...checkpoint("long", 1, 400), end_time: at(5) };
  const found = newRuns([long, checkpoint("old", 1, 400), run({ id: "when" })], null, before);
  expect(found.projects[0]?.runs.map(({ run_id }) => run_id)).toEqual(["long"]);
  expect(found).toMatchObject({ count: 1, timeless: 1 });
  expect(newRuns([], null, before)).toMatchObject({ projects: [], count: 0 });
  const all = newRuns([long, run({ id: "when" })], null, -Infinity);
  expect(all.projects.flatMap(({ runs }) => runs.map(({ run_id }) => run_id))).toEqual([
    "long",
    "when",
  ]);
});

test("runs that tell no time are measured against the best of the others", () => {
  const scored = (id: string, right: number) =>
    run({ id, start: null, scores: { "gsm8k/overall": right / 1000 } });
  const index = [scored("a", 500), scored("b", 700), scored("c", 600)];
  const [news] = newsOf(index, -Infinity);
  const told = news?.lines.map(({ run: { run_id }, baseline, tendency }) => [
    run_id,
    baseline?.entry.run_id,
    tendency,
  ]);
  expect(told).toHaveLength(3);
  expect(told).toEqual(
    expect.arrayContaining([
      ["a", "b", "worse"],
      ["b", "c", "better"],
      ["c", "b", "worse"],
    ]),
  );
});

test("of very many new runs the newest are judged, and the rest counted", () => {
  const index = Array.from({ length: 1000 }, (_, n) =>
    run({
      id: `r${n}`,
      step: n,
      project: `p${n % 20}`,
      start: new Date(before + n + 1).toISOString(),
    }),
  );
  const found = newRuns(index, null, before);
  expect(found).toMatchObject({ count: 1000, moreProjects: 8 });
  expect(found.projects[0]).toMatchObject({ more: 10 });
  expect(found.projects[0]?.runs[0]?.run_id).toBe("r999");
});

test("a run whose loss ends without a number, or far above where it began, has diverged", () => {
  const index = [
    checkpoint("one", 1, 400),
    checkpoint("nan", 3, 500),
    checkpoint("up", 4, 500),
    checkpoint("noisy", 5, 400),
  ];
  const end = (first: number, last: number, lost: number | null = null) => ({
    first,
    last,
    low: 0.1,
    high: 9,
    lost: lost === null ? null : { step: lost, value: "NaN" as const },
  });
  const losses = new Map([
    [
      "train/loss",
      new Map([
        ["nan", end(3, 0.5, 2)],
        ["up", end(3, 6)],
        ["noisy", end(3, 5.9)],
      ]),
    ],
  ]);
  const [news] = newsOf(index, before, null, losses);
  expect(news?.lines.map(({ run: { run_id }, tendency }) => [run_id, tendency])).toEqual([
    ["up", "diverged"],
    ["nan", "diverged"],
    ["noisy", "worse"],
  ]);
  expect(news?.lines[1]?.divergence).toEqual({
    series: "train/loss",
    value: "NaN",
    step: 2,
    first: 3,
    last: 0.5,
    lastGood: 1,
  });
});

test("losses that most runs have tell of divergence, and nothing else does", () => {
  const one = (name: string, runs: number) => ({ name, runs, block: 0 });
  const series = [one("train/aux_loss", 2), one("eval/perplexity", 9), one("train/loss", 5)];
  expect(lossSeries({ series })).toEqual(["train/loss", "train/aux_loss"]);
});

test("what is older or of further projects is in the list, narrowed to it", () => {
  const since = new Date(2026, 0, 2, 13).getTime();
  expect(runsSince("a b", since)).toBe("/runs/?from=2026-01-02&project=a%20b");
  expect(runsSince(null, since)).toBe("/runs/?from=2026-01-02");
  expect(runsSince("", -Infinity)).toBe("/runs/");
});
