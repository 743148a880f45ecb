import { formatCount, formatValue } from "../../model/curves/curve-numbers.ts";
import { shortName } from "../../model/curves/chart-groups.ts";
import { readCurves, shownValue } from "../../model/curves/read-curves.ts";
import type { Curve } from "../../model/curves/curve.ts";
import { useText } from "../../state/language.ts";
import { curveTexts } from "../../text/curves.ts";
import { Button } from "../button.tsx";
import { ChartIcon, type IconName } from "./chart-icon.tsx";
import { type ChartSync, useCursorX } from "./chart-sync.ts";
import styles from "./metric-chart.module.css";

interface ToggleProps {
  readonly icon: IconName;
  readonly label: string;
  readonly isOn?: boolean;
  readonly onClick: () => void;
}

/** A button of a chart's header: an icon with its name for those who do not see it. */
export function IconButton({ icon, label, isOn, onClick }: ToggleProps) {
  return (
    <Button
      look="quiet"
      className={styles.icon}
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      onClick={onClick}
    >
      <ChartIcon name={icon} isFilled={icon === "pin" && isOn === true} />
    </Button>
  );
}

/** The series' name, with its group where the chart stands outside it. */
export function ChartTitle({
  name,
  isWhole,
}: {
  readonly name: string;
  readonly isWhole: boolean;
}) {
  return (
    <h3 className={styles.title} title={name}>
      {isWhole ? name : shortName(name)}
    </h3>
  );
}

/** The value at the cursor of whichever chart, or the last one; only where there is one run. */
export function Readout({
  curves,
  sync,
}: {
  readonly curves: readonly Curve[];
  readonly sync: ChartSync;
}) {
  const text = useText(curveTexts).chart;
  const x = useCursorX(sync);
  const [only] = curves;
  if (only === undefined || curves.length > 1 || only.ys.length === 0) return null;
  if (x === null) {
    const last = formatValue(only.ys.at(-1) ?? Number.NaN);
    const after = lastNotFinite(only);
    return (
      <span className={styles.readout}>
        {text.last} <b>{after ?? last}</b>
        {after !== null && ` ${text.lastNumber(last, formatCount(only.steps.at(-1) ?? 0))}`}
      </span>
    );
  }
  const [reading] = readCurves(curves, x, () => false);
  return (
    <span className={styles.readout}>
      <b>{reading === undefined ? "" : formatValue(shownValue(reading))}</b>
    </span>
  );
}

/** What the log ended with, where that is no number. */
function lastNotFinite({ marks, xs }: Curve): string | null {
  const end = xs.at(-1) ?? -Infinity;
  const after = marks.filter(({ kind, x }) => kind === "non-finite" && x > end);
  return after.at(-1)?.value ?? null;
}

const exact = (value: number) => value.toLocaleString("en-US");

/** Says that not all points of a series are drawn from. */
export function DownsampledBadge({ curves }: { readonly curves: readonly Curve[] }) {
  const text = useText(curveTexts).notes;
  const thinned = curves.filter(({ detail }) => detail !== "whole");
  const [first] = thinned;
  if (first === undefined) return null;
  const hint = thinned
    .map((curve) => {
      const [stored, total] = [exact(curve.stored), exact(curve.total)];
      const words =
        curve.detail === "part"
          ? text.partHint(stored, total)
          : text.downsampledHint(stored, total, curve.method ?? "?");
      return curves.length > 1 ? `${curve.run.label}: ${words}` : words;
    })
    .join("\n");
  return (
    <span className={styles.badge} title={hint}>
      {first.detail === "part"
        ? text.detail.part
        : text.downsampled(formatCount(first.stored), formatCount(first.total))}
      <span className="visually-hidden">. {hint}</span>
    </span>
  );
}
