import { radarOutline, radarPlace } from "../../model/charts/radar-geometry.ts";
import { RadarTable } from "./radar-table.tsx";
import styles from "./summary-radar.module.css";

export interface RadarSeries {
  readonly id: string;
  readonly label: string;
  /** A CSS colour. */
  readonly colour: string;
  readonly dash?: string | undefined;
  /** One an axis: 0 centre (worst) to 1 rim (best); null leaves a gap. */
  readonly radii: readonly (number | null)[];
  /** The same values as text, for the table. */
  readonly values: readonly string[];
}

interface Props {
  readonly label: string;
  readonly axisLabel: string;
  readonly axes: readonly string[];
  /** What the centre and the rim stand for. */
  readonly centre: string;
  readonly rim: string;
  readonly series: readonly RadarSeries[];
}

const size = 112;
const rings = [0.25, 0.5, 0.75, 1];

/** Several scores on one common scale; a table with the same numbers stands behind it. */
export function SummaryRadar({ label, axisLabel, axes, centre, rim, series }: Props) {
  return (
    <figure className={styles.figure}>
      <svg className={styles.plot} viewBox="-190 -136 380 272" aria-hidden="true">
        <Web axes={axes} />
        {series.map((one) => (
          <g
            key={one.id}
            className={series.length === 1 ? `${styles.series} ${styles.alone}` : styles.series}
            style={{ color: one.colour }}
          >
            <path d={radarOutline(one.radii, size)} strokeDasharray={one.dash} />
            {one.radii.map((radius, at) => {
              if (radius === null) return null;
              const { x, y } = radarPlace(at, axes.length, radius * size);
              return <circle key={axes[at]} cx={x} cy={y} r="2.5" />;
            })}
          </g>
        ))}
        <text className={styles.scale} x="3" y="-2">
          {centre}
        </text>
        <text className={styles.scale} x="3" y={9 - size}>
          {rim}
        </text>
      </svg>
      <RadarTable label={label} axisLabel={axisLabel} axes={axes} series={series} />
    </figure>
  );
}

function Web({ axes }: { readonly axes: readonly string[] }) {
  return (
    <g className={styles.web}>
      {rings.map((ring) => (
        <path
          key={ring}
          d={radarOutline(
            axes.map(() => ring),
            size,
          )}
        />
      ))}
      {axes.map((axis, at) => {
        const end = radarPlace(at, axes.length, size);
        const label = radarPlace(at, axes.length, size + 10);
        return (
          <g key={axis}>
            <line x2={end.x} y2={end.y} />
            <text x={label.x} y={label.y} textAnchor={anchor(label.x)} dy={lift(label.y)}>
              {axis.length > 17 ? `${axis.slice(0, 16)}…` : axis}
              <title>{axis}</title>
            </text>
          </g>
        );
      })}
    </g>
  );
}

function anchor(x: number): "start" | "middle" | "end" {
  if (Math.abs(x) < size * 0.2) return "middle";
  return x > 0 ? "start" : "end";
}

function lift(y: number): string {
  return y < -size * 0.8 ? "0" : y > size * 0.8 ? "0.8em" : "0.35em";
}
