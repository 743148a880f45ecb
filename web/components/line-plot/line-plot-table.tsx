import type { PlotLayout, PlotLine } from "../../model/charts/line-plot-layout.ts";

interface Props {
  readonly title: string;
  readonly xLabel: string;
  readonly formatX: (x: number) => string;
  readonly formatY: (y: number) => string;
  readonly lines: readonly PlotLine[];
  readonly layout: PlotLayout;
}

/** The plot's numbers for readers who do not see it. */
export function LinePlotTable({ title, xLabel, formatX, formatY, lines, layout }: Props) {
  return (
    <div className="visually-hidden">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{xLabel}</th>
            {lines.map((line) => (
              <th key={line.id} scope="col">
                {line.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layout.columns.map(({ x }) => (
            <tr key={x}>
              <th scope="row">{formatX(x)}</th>
              {lines.map((line) => {
                const point = line.points.find((one) => one.x === x);
                return <td key={line.id}>{point === undefined ? "—" : formatY(point.y)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
