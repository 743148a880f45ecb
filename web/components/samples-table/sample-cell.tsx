import type { SamplePreview } from "@evalsite/protocol";
import type { RowPreview } from "../../data/use-sample-parts.ts";
import type { SampleResult } from "../../data/sample-problem.ts";
import { MISSING, formatPlain } from "../../model/format-metric.ts";
import { formatCount, formatSeconds } from "../../model/format-quantity.ts";
import { type ItemRows, rowsOfItem } from "../../model/samples/item-rows.ts";
import { type SampleColumns, outcomeOf, wordsOf } from "../../model/samples/sample-columns.ts";
import type { TableColumn } from "../../model/samples/table-columns.ts";
import { visibleText } from "../../model/samples/visible-text.ts";
import { useText } from "../../state/language.ts";
import { samples } from "../../text/samples.ts";
import { OutcomeMark } from "../outcome-mark/outcome-mark.tsx";
import { AttemptMarks } from "./attempt-marks.tsx";
import styles from "./samples-table.module.css";

interface Props {
  readonly column: TableColumn;
  readonly row: number;
  readonly columns: SampleColumns;
  readonly groups: ItemRows | null;
  readonly preview: SampleResult<RowPreview> | null;
  readonly onOpen: (row: number) => void;
}

/** One cell of the table of samples. */
export function SampleCell(props: Props) {
  const { column, row, columns } = props;
  const value = columns.values.get(column.id)?.[row] ?? Number.NaN;
  switch (column.kind) {
    case "row":
      return <span className={styles.quiet}>{formatCount(row + 1)}</span>;
    case "preview":
      return <PreviewCell field={column.id} preview={props.preview} />;
    case "word":
      return <bdi className={styles.quiet}>{wordsOf(columns, column.id)[value] ?? MISSING}</bdi>;
    case "outcome":
      return <OutcomeMark outcome={outcomeOf(wordsOf(columns, column.id), value)} />;
    case "number":
      return Number.isNaN(value) ? (
        <span className={styles.quiet}>{MISSING}</span>
      ) : (
        formatNumber(column.id, value)
      );
    case "mean":
      return <MeanScore {...props} />;
    case "attempts":
      return props.groups && <AttemptMarks {...props} groups={props.groups} />;
  }
}

/** Tokens and lengths with separators, times in seconds, all else as it is. */
export function formatNumber(column: string, value: number): string {
  if (column === "repeat") return String(value + 1);
  if (column.endsWith("_tokens") || column.endsWith("_chars")) return formatCount(value);
  return column.endsWith("_s") ? formatSeconds(value) : formatPlain(value);
}

/** Over the answers to the row's item that have a score. */
function MeanScore({ row, columns, groups }: Props) {
  const item = columns.values.get("item")?.[row] ?? Number.NaN;
  const score = columns.values.get("score");
  if (!groups || !score) return null;
  const known = [...rowsOfItem(groups, item)].flatMap((answer) => {
    const value = score[answer] ?? Number.NaN;
    return Number.isNaN(value) ? [] : [value];
  });
  if (known.length === 0) return <span className={styles.quiet}>{MISSING}</span>;
  return formatPlain(known.reduce((sum, value) => sum + value, 0) / known.length);
}

interface PreviewProps {
  readonly field: string;
  readonly preview: SampleResult<RowPreview> | null;
}

function PreviewCell({ field, preview }: PreviewProps) {
  const text = useText(samples);
  if (preview === null) return <span className={styles.waiting} />;
  if (preview.kind === "problem") {
    return <span className={styles.problem}>{text.previewProblem}</span>;
  }
  const whole = fieldOf(preview.value.preview, field);
  const start = field === "input" ? preview.value.sharedStart : 0;
  return (
    <bdi className={field === "input" ? undefined : styles.text} title={visibleText(whole)}>
      {start > 0 && "… "}
      {oneLine(whole.slice(start))}
    </bdi>
  );
}

/** A text on one line, with what would change the reading direction made visible. */
export function oneLine(text: string): string {
  return visibleText(text.replaceAll(/\s+/gu, " "));
}

function fieldOf(preview: SamplePreview, field: string): string {
  switch (field) {
    case "id":
      return preview.id;
    case "input":
      return preview.input;
    case "target":
      return preview.target;
    default:
      return preview.prediction;
  }
}
