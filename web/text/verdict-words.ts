import type { MetricSemantics } from "@evalsite/protocol";
import type { Verdict } from "@evalsite/statistics";
import { formatMetricNumber } from "../model/format-metric.ts";
import { formatCount } from "../model/format-quantity.ts";
import type { VerdictText } from "./verdict.ts";

/** A verdict in words: "not resolved: about 2,400 items needed". */
export function verdictWords(
  verdict: Verdict,
  semantics: MetricSemantics,
  text: VerdictText,
): string {
  switch (verdict.kind) {
    case "better":
    case "worse":
      return text.kinds[verdict.kind];
    case "no-difference":
      return text.noDifference(amountWords(verdict.largest, semantics, text));
    case "not-resolved": {
      const { why, needed, detectable } = verdict;
      if (why !== null) return text.why[why];
      if (needed !== null) return text.needed(formatCount(roundedItems(needed)));
      if (detectable !== null) return text.detectable(amountWords(detectable, semantics, text));
      return text.notResolved;
    }
  }
}

/** A difference of scores: in points where scores are percentages. */
export function amountWords(value: number, semantics: MetricSemantics, text: VerdictText): string {
  const number = formatMetricNumber(value, semantics);
  const { unit } = semantics.display;
  return unit === "%" ? text.points(number) : [number, unit].filter(Boolean).join(" ");
}

/** The number of items needed is an estimate: two digits of it mean something. */
function roundedItems(count: number): number {
  return Number(count.toPrecision(2));
}

/** A p or q to be read: "0.31", "0.004", "< 0.001". */
export function formatP(p: number | null): string {
  if (p === null) return "—";
  if (p < 0.001) return "< 0.001";
  return p.toFixed(p < 0.0995 ? 3 : 2);
}
