import Link from "next/link";
import { useState } from "react";
import { Loading } from "../../components/loading.tsx";
import type { ChartSync } from "../../components/metric-chart/chart-sync.ts";
import type { OnZoom } from "../../components/metric-chart/chart-settings.ts";
import { MetricChart } from "../../components/metric-chart/metric-chart.tsx";
import { curveAddress } from "../../model/experiments/addresses.ts";
import type { PositionKind } from "../../model/experiments/position.ts";
import type { ProjectQuery } from "../../model/experiments/project-query.ts";
import { type TrainingCurves, sourceOf } from "../../model/experiments/training-log.ts";
import type { Range } from "../../model/curves/curve-range.ts";
import { useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import styles from "./project.module.css";
import type { TrainingLogs } from "./use-training-logs.ts";

interface Props {
  readonly training: TrainingLogs;
  readonly series: string | null;
  readonly drawn: TrainingCurves;
  readonly query: ProjectQuery;
  readonly axis: PositionKind;
  /** Whether any of the experiments has a log. */
  readonly hasLogs: boolean;
  /** The steps that all charts show. */
  readonly x: Range;
  readonly sync: ChartSync;
  readonly onZoom: OnZoom;
}

/** All points of a long series are for the run's own page, to which the sources lead. */
const overviewOnly = { isLoading: false, problem: null, retry: () => undefined };

/** One series of every experiment's training log, and where each comes from. */
export function TrainingSection(props: Props) {
  const { training, series, drawn, query, axis, hasLogs, x, sync, onZoom } = props;
  const text = useText(projectTexts);
  const [isTable, setTable] = useState(false);
  const settings = {
    axis,
    xScale: query.logX ? "log" : "linear",
    yScale: query.logY ? "log" : "linear",
    smoothing: query.smoothing,
    raw: true,
    clip: query.clip,
  } as const;
  return (
    <section className={styles.training} aria-label={text.trainingCurve}>
      <div className={styles.chart}>
        {series !== null && drawn.curves.length > 0 ? (
          <MetricChart
            name={series}
            curves={drawn.curves}
            lacking={drawn.lacking}
            full={overviewOnly}
            settings={settings}
            zoom={x}
            onZoom={onZoom}
            sync={sync}
            isWholeName
            isTable={isTable}
            onTable={setTable}
          />
        ) : hasLogs && training.problems.length === 0 && (training.isLoading || series === null) ? (
          <Loading />
        ) : (
          <p className={styles.quiet}>{text.noCurve}</p>
        )}
      </div>
      <Sources training={training} series={series} />
    </section>
  );
}

function Sources({ training, series }: Pick<Props, "training" | "series">) {
  const text = useText(projectTexts).sources;
  return (
    <ul className={styles.sources} aria-label={text.label}>
      {training.logs.map((log) => (
        <li key={log.run.runId}>
          <span className={styles.swatch} style={{ background: log.run.color }} />
          <span>
            {text.from}{" "}
            <Link href={curveAddress(log.run.runId, series ?? "")}>{log.run.runId}</Link>
            <Source file={series === null ? null : sourceOf(log, series)} />
          </span>
        </li>
      ))}
      {training.leftOut > 0 && <li>{text.leftOut(training.leftOut)}</li>}
      {training.problems.map((runId) => (
        <li key={runId}>
          {runId}: {text.problem}
        </li>
      ))}
    </ul>
  );
}

function Source({ file }: { readonly file: string | null }) {
  return file === null ? null : <code className={styles.file}>{file}</code>;
}
