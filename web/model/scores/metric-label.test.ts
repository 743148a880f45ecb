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
  const sides = { a: "x", variant: "l", b: "y" };
  expect(label("rouge", "mean", sides)).toBe("rouge l x y");
  expect(label("rouge", "mean", { variant: "l", a: "x" })).toBe("rouge l x");
  expect(label("rouge", "mean", { zeta: 1, alpha: 2 })).toBe("rouge 2 1");
  expect(label("ndcg", "identity", { k: 10 })).toBe("ndcg @10");
  expect(label("accuracy", "pass_hat_k", { k: 3, scope: "all" })).toBe("accuracy all pass^3");
  expect(label("recall", "macro_mean", { k: 5 })).toBe("recall @5 (macro mean)");
  expect(label("f1", "macro_mean")).toBe("f1 (macro mean)");
});
