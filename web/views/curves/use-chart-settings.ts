import { useDeferredValue, useMemo } from "react";
import type { ChartSettings } from "../../components/metric-chart/chart-settings.ts";
import type { CurveQuery } from "../../model/curves/curve-query.ts";

/** What all charts have in common; while a slider moves the charts follow as fast as they can. */
export function useChartSettings(query: CurveQuery): ChartSettings {
  const { axis, logX, logY, smoothing, raw, clip } = query;
  const settings = useMemo(
    (): ChartSettings => ({
      axis,
      xScale: logX ? "log" : "linear",
      yScale: logY ? "log" : "linear",
      smoothing,
      raw,
      clip,
    }),
    [axis, logX, logY, smoothing, raw, clip],
  );
  return useDeferredValue(settings);
}
