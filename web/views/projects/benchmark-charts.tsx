import type { ProjectCard } from "@evalsite/protocol";
import type { ChartSync } from "../../components/metric-chart/chart-sync.ts";
import type { Range, ScaleKind } from "../../model/curves/curve-range.ts";
import type { PositionKind } from "../../model/experiments/position.ts";
import { targetOf } from "../../model/experiments/project-card.ts";
import { placedPoints } from "../../model/experiments/score-lines.ts";
import type { Standings } from "../../model/experiments/standings.ts";
import { useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import { BenchmarkChart } from "./benchmark-chart.tsx";
import styles from "./benchmark-charts.module.css";

interface Props {
  readonly all: readonly Standings[];
  readonly card: ProjectCard | null;
  readonly axis: PositionKind;
  readonly x: Range;
  readonly xScale: ScaleKind;
  readonly sync: ChartSync;
}

/** A small chart for every benchmark, all over the same steps and with one cursor. */
export function BenchmarkCharts({ all, card, ...shared }: Props) {
  const text = useText(projectTexts);
  const drawn = all.filter(({ scores }) => scores.lines.flatMap(placedPoints).length > 0);
  if (drawn.length === 0) return <p>{text.noSteps}</p>;
  return (
    <div className={styles.charts}>
      {drawn.map((standings) => (
        <BenchmarkChart
          key={standings.scores.benchmark.key}
          {...shared}
          standings={standings}
          target={targetOf(card, standings)}
        />
      ))}
    </div>
  );
}
