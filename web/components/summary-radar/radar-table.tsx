import type { RadarSeries } from "./summary-radar.tsx";

interface Props {
  readonly label: string;
  readonly axisLabel: string;
  readonly axes: readonly string[];
  readonly series: readonly RadarSeries[];
}

/** The radar's numbers for readers who do not see it. */
export function RadarTable({ label, axisLabel, axes, series }: Props) {
  return (
    <div className="visually-hidden">
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{axisLabel}</th>
            {series.map((one) => (
              <th key={one.id} scope="col">
                {one.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {axes.map((axis, at) => (
            <tr key={axis}>
              <th scope="row">{axis}</th>
              {series.map((one) => (
                <td key={one.id}>{one.values[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
