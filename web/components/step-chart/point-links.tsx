import Link from "next/link";
import { useState } from "react";
import type { PlotArea } from "../../model/charts/score-plot.ts";
import styles from "./step-chart.module.css";

/** A point that leads to where its number comes from. */
export interface LinkedPoint {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly href: string;
  readonly title: string;
  /** What the tooltip says below the title, a line each; read out too. */
  readonly facts: readonly string[];
}

interface Props {
  readonly points: readonly LinkedPoint[];
  readonly area: PlotArea;
}

/** A link over every point, and what the one under the pointer or with the focus stands for. */
export function PointLinks({ points, area }: Props) {
  const [active, setActive] = useState<string | null>(null);
  const shown = points.find((point) => point.id === active);
  return (
    <>
      {points.map((point) => (
        <Link
          key={point.id}
          className={styles.point}
          style={{ left: area.x(point.x), top: area.y(point.y) }}
          href={point.href}
          prefetch={false}
          aria-label={[point.title, ...point.facts].join(", ")}
          onPointerEnter={() => setActive(point.id)}
          onPointerLeave={() => setActive(null)}
          onFocus={() => setActive(point.id)}
          onBlur={() => setActive(null)}
        />
      ))}
      {shown !== undefined && <PointTooltip point={shown} area={area} />}
    </>
  );
}

/** Left of a point in the right half, right of it in the left half; below one near the upper edge. */
function PointTooltip({ point, area }: { readonly point: LinkedPoint; readonly area: PlotArea }) {
  const [left, top] = [area.x(point.x), area.y(point.y)];
  return (
    <div
      className={styles.tooltip}
      data-tooltip
      style={{ left, top }}
      data-side={left > area.width / 2 ? "left" : "right"}
      data-below={top < area.height / 2 || undefined}
      aria-hidden="true"
    >
      <b>{point.title}</b>
      {point.facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </div>
  );
}
