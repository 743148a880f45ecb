import type { Manifest } from "@evalsite/protocol";
import { HeatCell } from "../../components/heat-cell/heat-cell.tsx";
import { StateBadges } from "../../components/status-badge/state-badges.tsx";
import { formatMetricNumber } from "../../model/format-metric.ts";
import type { HeatScale } from "../../model/heat-scale.ts";
import {
  type BenchmarkColumn,
  cellSemantics,
  isSameMetric,
  scoreOf,
} from "../../model/runs/benchmark-column.ts";
import type { FigureColumn, FigureHint } from "../../model/runs/figure-column.ts";
import type { RunColumn } from "../../model/runs/run-column.ts";
import type { RunRow } from "../../model/runs/run-row.ts";
import { cellText } from "../../model/runs/runs-text-table.ts";
import { useText } from "../../state/language.ts";
import { common } from "../../text/common.ts";
import { type RunsText, runsText } from "../../text/runs.ts";
import styles from "./runs-table.module.css";

interface Props {
  readonly row: RunRow;
  readonly column: RunColumn;
  readonly heat: HeatScale | undefined;
  readonly manifest: Manifest | null;
}

/** A cell of a run, but for its name. */
export function RunCell({ row, column, heat, manifest }: Props) {
  if (column.kind === "benchmark") {
    return <ScoreCell row={row} column={column.benchmark} heat={heat} manifest={manifest} />;
  }
  if (column.kind === "figure") return <FigureCell row={row} column={column} />;
  const text = cellText(row, column, manifest);
  if (text === null) return <MissingCell isNumber={column.id === "step"} />;
  switch (column.id) {
    case "status":
      return (
        <td>
          <StateBadges run={row.entry} />
        </td>
      );
    case "kinds":
      return <KindsCell row={row} />;
    case "tags":
      return (
        <td title={text}>
          {row.entry.tags.map((tag) => (
            <span key={tag} className={styles.tag}>
              {tag}
            </span>
          ))}
        </td>
      );
    case "start":
      return <StartCell row={row} text={text} />;
    case "step":
      return <td className={styles.number}>{text}</td>;
    case "name":
    case "project":
    case "experiment":
    case "model":
    case "dataset":
      return <td title={text}>{text}</td>;
  }
}

function ScoreCell({
  row,
  column,
  heat,
  manifest,
}: Omit<Props, "column"> & { readonly column: BenchmarkColumn }) {
  const text = useText(runsText);
  const value = scoreOf(row, column);
  if (value === null) return <MissingCell isNumber />;
  const shown = formatMetricNumber(value, cellSemantics(row, column, manifest));
  if (isSameMetric(row, column)) {
    return (
      <HeatCell heat={heat?.(value) ?? null} className={styles.number}>
        {shown}
      </HeatCell>
    );
  }
  const hint = text.otherMetric(column.scores.metric(row.at) ?? "");
  return (
    <td className={`${styles.number} ${styles.other}`} title={hint}>
      {shown}
      <span className="visually-hidden">{hint}</span>
    </td>
  );
}

function FigureCell({ row, column }: { readonly row: RunRow; readonly column: FigureColumn }) {
  const words = useText(runsText);
  const text = column.text(row);
  const hint = figureCellHint(column.hint(row), words);
  if (text === null) return <MissingCell isNumber={column.isNumber} hint={hint} />;
  const tone = column.tone(row);
  const look = [column.isNumber && styles.number, tone !== null && styles[tone]];
  return (
    <td className={look.filter(Boolean).join(" ")} title={hint ?? text}>
      {text}
      {hint !== null && <span className="visually-hidden"> {hint}</span>}
    </td>
  );
}

function figureCellHint(hint: FigureHint | null, text: RunsText): string | null {
  switch (hint?.kind) {
    case undefined:
      return null;
    case "lost":
      return text.lost(hint.step, hint.last);
    case "lacking":
      return text.lacking(hint.suites.join(text.comma));
    case "no-weights":
      return text.noWeights;
    case "interval":
      return text.fromReports(hint.text, hint.isResolved);
  }
}

function StartCell({ row, text }: { readonly row: RunRow; readonly text: string }) {
  const { localTime } = useText(runsText);
  const { start_time: instant } = row.entry;
  return (
    <td className={styles.time} title={instant ?? localTime}>
      {text}
    </td>
  );
}

function KindsCell({ row }: { readonly row: RunRow }) {
  const { kind } = useText(common);
  return <td>{row.entry.kinds.map((name) => kind[name]).join(", ")}</td>;
}

function MissingCell({
  isNumber = false,
  hint = null,
}: {
  readonly isNumber?: boolean;
  readonly hint?: string | null;
}) {
  const text = useText(common);
  return (
    <td
      className={isNumber ? `${styles.number} ${styles.missing}` : styles.missing}
      title={hint ?? undefined}
    >
      <span aria-hidden="true">{text.missing}</span>
      <span className="visually-hidden">{text.missingLabel}</span>
    </td>
  );
}
