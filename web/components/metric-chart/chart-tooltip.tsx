import { type CSSProperties, useLayoutEffect, useRef } from "react";
import { positionText } from "../../model/curves/axis-ticks.ts";
import { formatPosition, formatValue } from "../../model/curves/curve-numbers.ts";
import type { CurveMark } from "../../model/curves/curve-marks.ts";
import { hasPlace } from "../../model/curves/curve-range.ts";
import type { Curve } from "../../model/curves/curve.ts";
import { type Reading, rankReadings, readCurves } from "../../model/curves/read-curves.ts";
import { useText } from "../../state/language.ts";
import { type CurveText, curveTexts } from "../../text/curves.ts";
import { positionName } from "./chart-notes.ts";
import type { ChartCursor } from "./chart-sync.ts";
import { type ChartSettings, MARGIN, type PlotPlaces } from "./chart-settings.ts";
import styles from "./chart-tooltip.module.css";

export const TOOLTIP_ROWS = 6;
const NEAR_PX = 30;
const MARK_PX = 6;
const NARROW_PX = 340;
const GAP_PX = 12;

interface Props {
  readonly curves: readonly Curve[];
  readonly cursor: ChartCursor;
  readonly places: PlotPlaces;
  readonly settings: ChartSettings;
}

/** What the curves say at the cursor: nearest first, from the full data. The keys announce the same. */
export function ChartTooltip({ curves, cursor, places, settings }: Props) {
  const text = useText(curveTexts);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => keepInView(box.current));
  const left = places.x(cursor.x);
  if (left < 0 || left > places.width) return null;
  const readings = readCurves(curves, cursor.x, (x) => Math.abs(places.x(x) - left) <= NEAR_PX);
  const { rows, more } = rankReadings(
    readings,
    distanceFrom(cursor, places, settings),
    TOOLTIP_ROWS,
  );
  const marks = marksNear(curves, left, places, text);
  if (rows.length === 0 && marks.length === 0) return null;
  const shared = rows[0]?.x;
  return (
    <div
      ref={box}
      className={styles.tooltip}
      style={besides(left, places)}
      data-narrow={places.width < NARROW_PX || undefined}
      aria-hidden="true"
    >
      <div className={styles.position}>
        {positionName(curves, settings, text)} {positionText(shared ?? cursor.x, settings.axis)}
        {settings.axis !== "step" && shared !== undefined && rows[0] !== undefined && (
          <span className={styles.step}>
            {positionName(curves, { axis: "step" }, text)}{" "}
            {formatPosition(curves[rows[0].curve]?.steps[rows[0].index] ?? 0)}
          </span>
        )}
      </div>
      {rows.length > 0 && (
        <table className={styles.rows}>
          <tbody>
            {rows.map((row) => (
              <ReadingRow
                key={curves[row.curve]?.run.runId}
                reading={row}
                curve={curves[row.curve]}
                isNamed={curves.length > 1}
                at={row.x === shared ? null : positionText(row.x, settings.axis)}
                text={text}
              />
            ))}
          </tbody>
        </table>
      )}
      {more > 0 && <div className={styles.more}>{text.chart.more(more)}</div>}
      {marks.map((mark) => (
        <div key={`${mark.label} ${mark.text}`} className={styles.mark}>
          {curves.length > 1 && `${mark.label}: `}
          {mark.text}
        </div>
      ))}
    </div>
  );
}

interface RowProps {
  readonly reading: Reading;
  readonly curve: Curve | undefined;
  readonly isNamed: boolean;
  readonly at: string | null;
  readonly text: CurveText;
}

function ReadingRow({ reading, curve, isNamed, at, text }: RowProps) {
  const { raw, smoothed } = reading;
  return (
    <tr>
      <td className={styles.label}>
        <span className={styles.swatch} style={{ background: curve?.run.color }} />
        {isNamed ? curve?.run.label : text.chart[smoothed === null ? "value" : "smoothed"]}
      </td>
      <td className={styles.value}>{formatValue(smoothed ?? raw)}</td>
      {smoothed !== null && (
        <td className={styles.raw}>
          {text.chart.raw} {formatValue(raw)}
        </td>
      )}
      {at !== null && <td className={styles.raw}>@ {at}</td>}
    </tr>
  );
}

/** How far a value is drawn from the pointer; null when only the position along the axis is known. */
function distanceFrom(
  cursor: ChartCursor,
  places: PlotPlaces,
  settings: ChartSettings,
): ((value: number) => number) | null {
  const { top } = cursor;
  if (top === null) return null;
  return (value) => (hasPlace(value, settings.yScale) ? Math.abs(places.y(value) - top) : Infinity);
}

const MARKS = 4;

interface NearMarks {
  readonly label: string;
  readonly text: string;
}

/** The marks at the cursor as words; the same thing at neighbouring steps is told once. */
function marksNear(
  curves: readonly Curve[],
  left: number,
  places: PlotPlaces,
  text: CurveText,
): NearMarks[] {
  return curves
    .flatMap((curve) => {
      const near = curve.marks.filter((mark) => Math.abs(places.x(mark.x) - left) <= MARK_PX);
      const alike = Map.groupBy(near, (mark) => `${mark.kind} ${mark.value}`);
      return [...alike.values()].map((marks) => ({
        label: curve.run.label,
        text: marksText(marks, text),
      }));
    })
    .slice(0, MARKS);
}

function marksText(marks: readonly CurveMark[], text: CurveText): string {
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined) return "";
  const steps = [...new Set([first.step, last.step])].map(formatPosition).join("–");
  const times = marks.length > 2 ? ` (${text.events.times(String(marks.length))})` : "";
  const where = `${text.axis.step} ${steps}${times}`;
  if (first.kind === "restart" && first.from !== null) {
    return `${text.marks.restartFrom(formatPosition(first.from))} · ${where}`;
  }
  const what = first.value === null ? text.marks[first.kind] : text.marks.value(first.value);
  return `${what} · ${where}`;
}

/** Right of the cursor in the left half, left of it in the right half; above a narrow chart. */
function besides(left: number, places: PlotPlaces): CSSProperties {
  if (places.width < NARROW_PX) return {};
  const gap = GAP_PX;
  const at = MARGIN.left + left;
  return left < places.width / 2
    ? { insetInlineStart: at + gap }
    : { insetInlineEnd: places.width - left + MARGIN.right + gap };
}

const EDGE_PX = 8;

/** A tooltip that would leave the window goes to the cursor's other side, or as far as there is room. */
function keepInView(tooltip: HTMLDivElement | null): void {
  if (tooltip === null) return;
  tooltip.style.translate = "none";
  const { left, right, width } = tooltip.getBoundingClientRect();
  const most = document.documentElement.clientWidth - EDGE_PX;
  const across = width + 2 * GAP_PX;
  if (right > most) {
    tooltip.style.translate = `${left - across >= EDGE_PX ? -across : most - right}px`;
  } else if (left < EDGE_PX) {
    tooltip.style.translate = `${right + across <= most ? across : EDGE_PX - left}px`;
  }
}
