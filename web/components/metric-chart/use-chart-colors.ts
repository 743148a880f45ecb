import { type RefObject, useLayoutEffect, useState } from "react";
import type { FigureColors } from "../../model/curves/curve-figure.ts";
import type { Curve } from "../../model/curves/curve.ts";
import { useTheme } from "../../state/theme.ts";
import { chartColors, chartFont } from "./chart-colors.ts";

interface Look {
  readonly colors: FigureColors | null;
  readonly font: string;
}

/** Colours and type for a canvas; read again when the theme or the runs change. */
export function useChartColors(
  host: RefObject<HTMLElement | null>,
  curves: readonly Curve[],
): Look {
  const theme = useTheme();
  const lines = JSON.stringify(curves.map((curve) => curve.run.color));
  const [look, setLook] = useState<Look>({ colors: null, font: "sans-serif" });
  useLayoutEffect(() => {
    if (host.current === null) return;
    const wanted = curves.map((curve) => curve.run.color);
    setLook({ colors: chartColors(host.current, wanted), font: chartFont(host.current) });
    // oxlint-disable-next-line react/exhaustive-deps -- `theme` changes what the same names resolve to
  }, [host, theme, lines]);
  return look;
}
