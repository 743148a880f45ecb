import type { MetricSemantics } from "@evalsite/protocol";
import Link from "next/link";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { DataTable, cell } from "../../components/data-table/data-table.tsx";
import { download } from "../../components/download.ts";
import { StatusBadge } from "../../components/status-badge/status-badge.tsx";
import { benchmarkAddress } from "../../model/experiments/addresses.ts";
import type { PositionKind } from "../../model/experiments/position.ts";
import { type ScoreRow, scoreFile, scoreRows } from "../../model/experiments/score-rows.ts";
import type { Standings } from "../../model/experiments/standings.ts";
import { MISSING, formatMetric, formatSigned } from "../../model/format-metric.ts";
import { formatCount } from "../../model/format-quantity.ts";
import { samplesAddress } from "../../model/run-state.ts";
import { formatInterval } from "../../model/scores/format-interval.ts";
import { toCsv } from "../../model/table-text.ts";
import { useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import { ExperimentName } from "./experiment-name.tsx";
import { placeNumber } from "./place-text.ts";
import styles from "./project.module.css";

interface Props {
  readonly standings: Standings;
  readonly axis: PositionKind;
}

/** The numbers of a benchmark's chart, each with the way to the run and the samples it comes from. */
export function ScoreTable(props: Props) {
  const text = useText(projectTexts).table;
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.show}</summary>
      {isOpen && <OpenTable {...props} />}
    </details>
  );
}

/** Rows that are there at once; the file has all. */
const mostRows = 300;

function OpenTable({ standings: { scores, standings }, axis }: Props) {
  const texts = useText(projectTexts);
  const text = texts.table;
  const { suite, semantics } = scores.benchmark;
  const rows = scoreRows(standings);
  const save = () => download(`${suite}-by-step.csv`, "text/csv", toCsv(scoreFile(suite, rows)));
  return (
    <>
      <DataTable label={text.label(suite)}>
        <thead>
          <tr>
            <th scope="col">{text.experiment}</th>
            <th scope="col" className={cell.number}>
              {texts.axes[axis]}
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
          {rows.slice(0, mostRows).map((row) => (
            <Row key={row.point.runId} {...{ row, suite, semantics, axis }} />
          ))}
        </tbody>
      </DataTable>
      {rows.length > mostRows && <p className={styles.quiet}>{text.more(mostRows, rows.length)}</p>}
      <Button onClick={save}>{text.csv}</Button>
    </>
  );
}

interface RowProps {
  readonly row: ScoreRow;
  readonly suite: string;
  readonly semantics: MetricSemantics | null;
  readonly axis: PositionKind;
}

function Row({ row, suite, semantics, axis }: RowProps) {
  const text = useText(projectTexts).table;
  const { experiment, point } = row;
  const { interval, n } = point;
  return (
    <tr>
      <td>
        <ExperimentName experiment={experiment} />
      </td>
      <td className={cell.number}>
        {point.step === null ? MISSING : placeNumber(point.step, axis)}
      </td>
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
function StandingText({ row, semantics }: Omit<RowProps, "suite" | "axis">) {
  const { table, chart } = useText(projectTexts);
  const { isBest, contender, point } = row;
  if (isBest) return <b>{table.best}</b>;
  if (point.isSuperseded) return <span className={styles.quiet}>{chart.superseded}</span>;
  if (contender === null || contender.difference === null) return MISSING;
  const { value, interval } = contender.difference;
  const { low, high } = interval;
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
