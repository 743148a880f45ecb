import type { MetricSemantics } from "@evalsite/protocol";
import Link from "next/link";
import { Button } from "../../components/button.tsx";
import { DataTable, cell } from "../../components/data-table/data-table.tsx";
import { download } from "../../components/download.ts";
import { StatusBadge } from "../../components/status-badge/status-badge.tsx";
import { formatPosition } from "../../model/curves/curve-numbers.ts";
import { benchmarkAddress } from "../../model/experiments/addresses.ts";
import type { Benchmark } from "../../model/experiments/benchmark.ts";
import { type ScoreRow, scoreFile, scoreRows } from "../../model/experiments/score-rows.ts";
import { MISSING, formatMetric, formatSigned } from "../../model/format-metric.ts";
import { formatCount } from "../../model/format-quantity.ts";
import { samplesAddress } from "../../model/run-state.ts";
import { formatInterval } from "../../model/scores/format-interval.ts";
import { toCsv } from "../../model/table-text.ts";
import { useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import type { Standing } from "./best-list.tsx";
import { ExperimentName } from "./experiment-name.tsx";
import styles from "./project.module.css";

interface Props {
  readonly benchmark: Benchmark;
  readonly standings: readonly Standing[];
}

/** The numbers of a benchmark's chart, each with the way to the run and the samples it comes from. */
export function ScoreTable({ benchmark, standings }: Props) {
  const text = useText(projectTexts).table;
  const { suite, semantics } = benchmark;
  const rows = scoreRows(standings);
  const save = () => download(`${suite}-by-step.csv`, "text/csv", toCsv(scoreFile(suite, rows)));
  return (
    <details className={styles.details}>
      <summary>{text.show}</summary>
      <DataTable label={text.label(suite)}>
        <thead>
          <tr>
            <th scope="col">{text.experiment}</th>
            <th scope="col" className={cell.number}>
              {text.step}
            </th>
            <th scope="col">{text.run}</th>
            <th scope="col" className={cell.number}>
              {text.score}
            </th>
            <th scope="col" className={cell.number}>
              {text.interval}
            </th>
            <th scope="col" className={cell.number}>
              {text.n}
            </th>
            <th scope="col">{text.toBest}</th>
            <th scope="col">{text.samples}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.point.runId} row={row} suite={suite} semantics={semantics} />
          ))}
        </tbody>
      </DataTable>
      <Button onClick={save}>{text.csv}</Button>
    </details>
  );
}

interface RowProps {
  readonly row: ScoreRow;
  readonly suite: string;
  readonly semantics: MetricSemantics | null;
}

function Row({ row, suite, semantics }: RowProps) {
  const text = useText(projectTexts).table;
  const { experiment, point } = row;
  const { interval, n } = point;
  return (
    <tr>
      <td>
        <ExperimentName experiment={experiment} />
      </td>
      <td className={cell.number}>{formatPosition(point.step)}</td>
      <th scope="row">
        <Link href={benchmarkAddress(point.runId, suite)}>{point.runId}</Link>{" "}
        {point.status !== "complete" && <StatusBadge status={point.status} />}
      </th>
      <td className={cell.number}>{formatMetric(point.value, semantics)}</td>
      <td className={cell.number}>
        {interval === null || semantics === null ? MISSING : formatInterval(interval, semantics)}
      </td>
      <td className={cell.number}>{n === null ? MISSING : formatCount(n)}</td>
      <td>
        <StandingText row={row} semantics={semantics} />
      </td>
      <td>
        <Link
          href={samplesAddress(point.runId, { suite })}
          aria-label={text.samplesOf(point.runId)}
        >
          {text.samples}
        </Link>
      </td>
    </tr>
  );
}

/** The best, or how far from it and whether that is more than chance. */
function StandingText({ row, semantics }: Omit<RowProps, "suite">) {
  const { table, chart } = useText(projectTexts);
  const { isBest, contender, point } = row;
  if (isBest) return <b>{table.best}</b>;
  if (point.isSuperseded) return <span className={styles.quiet}>{chart.superseded}</span>;
  if (contender === null || contender.difference === null) return MISSING;
  const { value, low, high } = contender.difference;
  const [middle, from, to] = [value, low, high].map((one) => formatSigned(one, semantics));
  return (
    <>
      {middle}{" "}
      <span className={styles.quiet}>
        ({from} – {to})
      </span>{" "}
      {contender.standing === "alike" ? (
        <span className={styles.alike}>{table.alike}</span>
      ) : (
        <span className={styles.quiet}>{table.apart}</span>
      )}
    </>
  );
}
