import { describe, expect, test } from "vitest";
import { naturalOrder } from "../transform/natural-order.ts";
import { publishedIndex } from "../testing/conversion.ts";
import { type CaseRun, describeCase, pointsOf, runOf } from "../testing/cases.ts";

const stateOf = ({ meta }: CaseRun) => meta.states.map((state) => ({ ...state }));

const stopped = {
  kind: "training",
  status: "partial",
  reason: "stopped",
  done: 330,
  total: 1000,
  unit: "steps",
  detail: null,
};

describeCase("65-training-status", (converted) => {
  test.each(["lf_33pct", "hf_33pct", "swift_33pct"])("%s stopped at a third", (runId) => {
    const run = runOf(converted(), runId);
    expect(stateOf(run)).toEqual([stopped]);
    expect(run.meta.status).toBe("partial");
    expect(pointsOf(run)["train/loss"]).toHaveLength(33);
  });
});

describeCase("12-perf-all-failed", (converted) => {
  test.each(["perf_failed", "perf_failed0"])("%s failed and has no latency", (runId) => {
    const { meta, summary } = runOf(converted(), runId);
    expect(meta.status).toBe("failed");
    expect(meta.states).toEqual([
      {
        kind: "stress-test",
        status: "failed",
        reason: "all-failed",
        done: 0,
        total: 50,
        unit: "requests",
        detail: null,
      },
    ]);
    const points = summary.stress_tests.flatMap((one) => one.points);
    expect(points).toMatchObject([
      { requests: { total: 50, succeeded: 0, failed: 50 }, metrics: { duration_s: 32.078 } },
    ]);
    expect(Object.keys(points[0]?.metrics ?? {})).toEqual(["duration_s"]);
  });
});

describeCase("11-perf-not-streamed", (converted) => {
  test("was not streamed, and has no first-token time", () => {
    const { summary, meta } = runOf(converted(), "perf_nostream");
    const [point] = summary.stress_tests.flatMap((one) => one.points);
    expect(point).toMatchObject({ streamed: false, metrics: { latency_s: 31 } });
    expect(Object.keys(point?.metrics ?? {})).not.toContain("ttft_s");
    expect(point?.percentiles).toEqual([{ label: "50%", values: { latency_s: 31 } }]);
    expect(meta.status).toBe("complete");
  });
});

describeCase("13-other-backends", (converted) => {
  describe.each([
    [
      "oc_backend",
      "OpenCompass",
      [
        "OpenCompass output",
        "OpenCompass predictions",
        "OpenCompass results",
        "OpenCompass summary",
        "OpenCompass summary",
      ],
    ],
    [
      "vlm_backend",
      "VLMEvalKit",
      ["VLMEvalKit results", "VLMEvalKit results", "VLMEvalKit results"],
    ],
    ["rag_backend", "RAGEval (MTEB)", ["MTEB results"]],
  ])("%s", (runId, backend, formats) => {
    test("is named, and not complete", () => {
      const { meta, summary } = runOf(converted(), runId);
      expect(meta.status).toBe("unread");
      expect(meta.states).toMatchObject([
        { kind: "evaluation", reason: "other-backend", detail: backend },
      ]);
      expect(meta.kinds).toEqual(["evaluation"]);
      expect(summary.suites).toEqual([]);
    });

    test("its files are named in the account, and told to be unread", () => {
      const { meta } = runOf(converted(), runId);
      const unread = meta.sources.filter(({ reader }) => reader === null);
      expect(unread.map(({ format }) => format ?? "").toSorted(naturalOrder)).toEqual(formats);
      expect(new Set(meta.issues.map(({ code }) => code))).toEqual(new Set(["other-tool"]));
    });
  });
});

describeCase("01-bfcl-empty-subsets", (converted) => {
  const suite = (name: string) =>
    runOf(converted(), "bfcl_limit").summary.suites.find((one) => one.suite === name);

  test("the tool's overall is shown as reported, and does not agree with the samples", () => {
    const [metric] = suite("bfcl_v3")?.metrics ?? [];
    expect(metric).toMatchObject({
      value: 0.1389,
      recomputed: { value: expect.closeTo(10 / 24, 10), n: 24, agrees: false },
    });
    expect(runOf(converted(), "bfcl_limit").meta.issues).toMatchObject([
      {
        code: "score-disagrees",
        severity: "warning",
        message: expect.stringContaining("3 of 6 subsets have no samples"),
      },
    ]);
  });

  test("subsets without samples have no score", () => {
    const subsets = suite("bfcl_v3")?.metrics[0]?.subsets ?? [];
    expect(subsets.map(({ subset, value, n }) => [subset, value, n])).toEqual([
      ["simple", 0.4167, 24],
      ["NON_LIVE", 0.4167, 24],
      ["LIVE", null, 0],
      ["MULTI_TURN", null, 0],
      ["live_simple", null, 0],
      ["OVERALL", 0.1389, 24],
    ]);
  });

  test("a benchmark without samples has no score anywhere", () => {
    expect(suite("tool_bench")).toMatchObject({
      status: "empty",
      overall: { value: null },
      metrics: [{ value: null, macro_value: null, n: 0, interval: null, stderr: null }],
    });
    const [entry] = publishedIndex(converted().outDir);
    expect(entry?.metrics_summary).toEqual({ "bfcl_v3/overall": 0.1389 });
  });
});
