import type { FigureColors } from "./curve-figure.ts";
import type { CurveMark } from "./curve-marks.ts";
import { type ScaleKind, hasPlace } from "./curve-range.ts";
import type { Curve } from "./curve.ts";
import { px } from "./figure.ts";
import { markShape } from "./mark-shapes.ts";

/** Where a plot lies and where values fall in it, in CSS pixels. */
export interface MarkArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly xScale: ScaleKind;
  readonly yScale: ScaleKind;
}

/** A mark ready to be drawn, as SVG path data. */
export interface PlacedMark {
  readonly shape: string;
  /** A line through the whole plot, for a restart. */
  readonly line: string | null;
  readonly color: string;
}

/** Marks of one kind nearer to each other than this are drawn as one. */
const APART_PX = 8;

/** The marks in view. A mark stands at its line's height, or at the edge when that is out of view. */
export function placedMarks(
  curves: readonly Curve[],
  area: MarkArea,
  colors: FigureColors,
): PlacedMark[] {
  return curves.flatMap((curve, at) => {
    // Among several runs a mark has the colour of its run; the shape tells what it is.
    const own = curves.length > 1 ? colors.lines[at] : undefined;
    const last = new Map<string, number>();
    return curve.marks.flatMap((mark): PlacedMark[] => {
      const x = hasPlace(mark.x, area.xScale) ? area.x(mark.x) : Number.NaN;
      if (!(x >= area.left - 0.5 && x <= area.left + area.width + 0.5)) return [];
      if (x - (last.get(mark.kind) ?? -Infinity) < APART_PX) return [];
      last.set(mark.kind, x);
      return [placed(mark, x, area, own ?? kindColor(mark, colors))];
    });
  });
}

function placed(mark: CurveMark, x: number, area: MarkArea, color: string): PlacedMark {
  if (mark.kind === "restart") {
    const line = `M${px(x)} ${px(area.top)}v${px(area.height)}`;
    return { shape: markShape(mark, x, area.top), line, color };
  }
  const bottom = area.top + area.height - 6;
  const y = mark.y !== null && hasPlace(mark.y, area.yScale) ? area.y(mark.y) : bottom;
  return {
    shape: markShape(mark, x, Math.min(bottom, Math.max(area.top + 14, y))),
    line: null,
    color,
  };
}

function kindColor({ kind }: CurveMark, colors: FigureColors): string {
  if (kind === "restart") return colors.quiet;
  return kind === "spike" || kind === "skipped-iteration" ? colors.warn : colors.bad;
}
