import { fullRange } from "../curves/curve-plot.ts";
import { type Range, type ScaleKind, extent, hasPlace } from "../curves/curve-range.ts";
import type { Curve } from "../curves/curve.ts";

/**
 * The steps that all charts of a page share: from 0 (on a logarithmic axis from the first step above
 * 0) to the last step of any curve or checkpoint.
 */
export function stepRange(
  curves: readonly Curve[],
  steps: readonly number[],
  scale: ScaleKind,
): Range {
  const logged = curves.length === 0 ? [] : fullRange(curves, scale);
  const found = extent([...logged, ...steps.filter((step) => hasPlace(step, scale))], scale);
  if (found === null) return scale === "log" ? [1, 10] : [0, 1];
  if (scale === "log") return found[0] < found[1] ? found : [found[0] / 2, found[1] * 2];
  const [low, high] = [Math.min(0, found[0]), Math.max(0, found[1])];
  return low < high ? [low, high] : [0, 1];
}
