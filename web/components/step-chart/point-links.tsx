import Link from "next/link";
import { type PointerEvent, useState } from "react";
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

/** More than these would be thousands of links on a page; then only the one pointed at is there. */
const mostLinks = 100;
/** How near the pointer has to come, in CSS pixels. */
const reach = 24;

/**
 * A link over every point, and what the one nearest to the pointer or with the focus stands for: points
 * may lie closer together than a pointer can tell. Of very many points only that one is a link; the
 * chart's table has them all.
 */
export function PointLinks({ points, area }: Props) {
  const [active, setActive] = useState<string | null>(null);
  const shown = points.find((point) => point.id === active);
  const linked = points.length <= mostLinks ? points : shown === undefined ? [] : [shown];
  const onPointer = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = { left: event.clientX - box.left, top: event.clientY - box.top };
    setActive(nearest(points, place, area)?.id ?? null);
  };
  return (
    <div
      className={styles.points}
      style={{ inlineSize: area.width, blockSize: area.height }}
      onPointerMove={onPointer}
      onPointerDown={onPointer}
      onPointerLeave={() => setActive(null)}
    >
      {linked.map((point) => (
        <Link
          key={point.id}
          className={styles.point}
          data-active={point.id === active || undefined}
          style={{ left: area.x(point.x), top: area.y(point.y) }}
          href={point.href}
          prefetch={false}
          aria-label={[point.title, ...point.facts].join(", ")}
          onFocus={() => setActive(point.id)}
          onBlur={() => setActive(null)}
        />
      ))}
      {shown !== undefined && <PointTooltip point={shown} area={area} />}
    </div>
  );
}

function nearest(
  points: readonly LinkedPoint[],
  { left, top }: { readonly left: number; readonly top: number },
  area: PlotArea,
): LinkedPoint | null {
  let found: LinkedPoint | null = null;
  let least = reach;
  for (const point of points) {
    const distance = Math.hypot(area.x(point.x) - left, area.y(point.y) - top);
    if (distance >= least) continue;
    least = distance;
    found = point;
  }
  return found;
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
