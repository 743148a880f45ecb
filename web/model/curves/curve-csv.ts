import type { CurveAxis } from "./curve-axis.ts";
import { type Curve, countedBy } from "./curve.ts";
import { withNonFinite } from "./curve-table.ts";

/**
 * The points a chart is drawn from as CSV (RFC 4180), one a line, in full precision:
 * `run_id,label,series,<axis>,value,smoothed,resolution`. `smoothed` is there when a smoothing weight
 * is; `resolution` (whole, part, overview) when not every curve is drawn from all its points.
 */
export function curvesCsv(curves: readonly Curve[], axis: CurveAxis, smoothing: number): string {
  const isSmooth = smoothing > 0;
  const head = ["run_id", "label", "series", axisColumn(axis, curves), "value"];
  if (isSmooth) head.push(`smoothed_${smoothing}`);
  const isThinned = curves.some(({ detail }) => detail !== "whole");
  if (isThinned) head.push("resolution");
  const rows = curves.flatMap((curve) => {
    const { xs, lines } = withNonFinite(curve);
    const start = [curve.run.runId, curve.run.label, curve.name].map(text);
    return xs.map((x, i) => {
      const values = [x, ...lines.map((line) => line[i] ?? Number.NaN)];
      if (isSmooth && lines.length === 1) values.push(values[1] ?? Number.NaN);
      return [...start, ...values, ...(isThinned ? [curve.detail] : [])].join(",");
    });
  });
  return [head.map(text).join(","), ...rows, ""].join("\r\n");
}

function axisColumn(axis: CurveAxis, curves: readonly Curve[]): string {
  if (axis === "step") return countedBy(curves) ?? "step";
  if (axis === "time") return "elapsed_s";
  return axis === "wall" ? "unix_s" : axis;
}

/** A text cell; one that a spreadsheet would take for a formula is disarmed by an apostrophe. */
function text(value: string): string {
  const safe = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
