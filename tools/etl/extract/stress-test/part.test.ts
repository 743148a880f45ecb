import { expect, test } from "vitest";
import { type Part, merged } from "./part.ts";

const part = (more: Partial<Part>): Part => ({ records: 1, dropped: 0, ...more });

test("percentiles of several files stand in order, each with all that is known of it", () => {
  const row = (label: string, values: Record<string, number> = {}) => ({ label, values });
  const labels = ["max", "other", "99.9%", "min", "50%", "9%"];
  const { percentiles } = merged([
    part({ percentiles: labels.map((label) => row(label)) }),
    part({ percentiles: [row("50%", { ttft_s: 1, latency_s: 2 })] }),
    part({ percentiles: [row("50%", { latency_s: 3 })] }),
  ]);
  expect(percentiles?.map(({ label }) => label)).toEqual([
    "min",
    "9%",
    "50%",
    "99.9%",
    "max",
    "other",
  ]);
  expect(percentiles?.[2]?.values).toEqual({ ttft_s: 1, latency_s: 3 });
});

test("of two files that say the same the last counts; what one alone says stays", () => {
  const load = (concurrency: number) => ({
    concurrency,
    request_rate: null,
    requests: { total: 1, succeeded: 1, failed: 0 },
  });
  expect(
    merged([
      part({ load: load(1), settings: { a: 1 }, metrics: { x: 1, y: 1 } }),
      part({ load: load(2), metrics: { x: 2 }, timeline: [] }),
    ]),
  ).toEqual({
    load: load(2),
    settings: { a: 1 },
    metrics: { x: 2, y: 1 },
    percentiles: [],
    timeline: [],
  });
  expect(merged([])).not.toHaveProperty("load");
});
