import type { MetricIdentity } from "@evalsite/protocol";
import { expect, test } from "vitest";
import { metricLabel } from "./metric-label.ts";

const label = (
  name: string,
  aggregation = "mean",
  dimensions: MetricIdentity["dimensions"] = {},
): string => metricLabel({ name, aggregation, dimensions });

test("metrics read like their usual names", () => {
  expect(label("accuracy")).toBe("accuracy");
  expect(label("accuracy", "pass_at_k", { k: 2 })).toBe("accuracy pass@2");
  expect(label("accuracy", "vote_at_k")).toBe("accuracy vote@k");
  expect(label("rouge", "mean", { statistic: "recall", variant: "l" })).toBe("rouge l recall");
  expect(label("f1", "macro_mean")).toBe("f1 (macro mean)");
});
