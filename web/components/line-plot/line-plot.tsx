import { type PlotLayout, type PlotLine, plotLayout } from "../../model/charts/line-plot-layout.ts";
import { LinePlotTable } from "./line-plot-table.tsx";
import styles from "./line-plot.module.css";

interface Props {
  readonly title: string;
  readonly xLabel: string;
  readonly formatX: (x: number) => string;
  readonly formatY: (y: number) => string;
  readonly lines: readonly PlotLine[];
}

const box = { left: 52, right: 14, top: 8, bottom: 34, width: 360, height: 190 };
const inner = {
  width: box.width - box.left - box.right,
  height: box.height - box.top - box.bottom,
};

/** A small line chart over few x values, with error bars where points have them, and its table. */
export function LinePlot({ title, xLabel, formatX, formatY, lines }: Props) {
  const layout = plotLayout(lines);
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.title}>{title}</figcaption>
      <svg className={styles.plot} viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
        <Axes layout={layout} xLabel={xLabel} formatX={formatX} formatY={formatY} />
        {lines.map((line) => (
          <Line key={line.id} line={line} layout={layout} />
        ))}
      </svg>
      {lines.length > 1 && <Legend lines={lines} />}
      <LinePlotTable {...{ title, xLabel, formatX, formatY, lines, layout }} />
    </figure>
  );
}

function Axes({
  layout,
  xLabel,
  formatX,
  formatY,
}: Omit<Props, "title" | "lines"> & { layout: PlotLayout }) {
  const every = Math.ceil(layout.columns.length / 10);
  return (
    <g className={styles.axes}>
      {layout.rows.map(({ y, at }) => (
        <g key={y} transform={`translate(${box.left} ${down(at)})`}>
          <line x2={inner.width} />
          <text x="-6" dy="0.35em" textAnchor="end">
            {formatY(y)}
          </text>
        </g>
      ))}
      {layout.columns.map(({ x, at }, column) => (
        <text key={x} x={across(at)} y={box.height - 20} textAnchor="middle">
          {column % every === 0 ? formatX(x) : ""}
        </text>
      ))}
      <text
        className={styles.axis}
        x={box.left + inner.width / 2}
        y={box.height - 4}
        textAnchor="middle"
      >
        {xLabel}
      </text>
    </g>
  );
}

function Line({ line, layout }: { readonly line: PlotLine; readonly layout: PlotLayout }) {
  const places = line.points.map((point) => ({ point, place: layout.place(point) }));
  const path = places.map(({ place }) => `${across(place.x)},${down(place.y)}`).join("L");
  return (
    <g className={styles.line} style={{ color: line.colour }}>
      <path d={`M${path}`} strokeDasharray={line.dash} />
      {places.map(({ point, place }) => (
        <g key={point.x}>
          {point.low !== undefined && point.high !== undefined && (
            <line
              x1={across(place.x)}
              x2={across(place.x)}
              y1={down(layout.place({ x: point.x, y: point.low }).y)}
              y2={down(layout.place({ x: point.x, y: point.high }).y)}
            />
          )}
          <circle cx={across(place.x)} cy={down(place.y)} r="3" />
        </g>
      ))}
    </g>
  );
}

function Legend({ lines }: { readonly lines: readonly PlotLine[] }) {
  return (
    <ul className={styles.legend} aria-hidden="true">
      {lines.map((line) => (
        <li key={line.id} style={{ color: line.colour }}>
          <span>{line.label}</span>
        </li>
      ))}
    </ul>
  );
}

function across(share: number): number {
  return box.left + share * inner.width;
}

function down(share: number): number {
  return box.top + (1 - share) * inner.height;
}
