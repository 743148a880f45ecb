import type { CurvePlot } from "./curve-plot.ts";

/** How opaque a band is. */
export const BAND_OPACITY = 0.18;

/** The lines that a curve's band lies between, as places in `plot.lines`. */
export function bands(
  plot: CurvePlot,
): readonly { readonly curve: number; readonly low: number; readonly high: number }[] {
  return plot.lines.flatMap(({ curve, role }, low) => {
    const high = plot.lines.findIndex((line) => line.curve === curve && line.role === "high");
    return role === "low" && high >= 0 ? [{ curve, low, high }] : [];
  });
}
