import type { SamplePreview } from "@evalsite/protocol";
import { useAttempts } from "../../data/use-attempts.ts";
import type { RowPlace, RowPreview } from "../../data/use-sample-parts.ts";
import type { SampleResult } from "../../data/sample-problem.ts";
import { MISSING, formatPlain } from "../../model/format-metric.ts";
import { formatCount, formatSeconds } from "../../model/format-quantity.ts";
import type { NumberColumn } from "../../model/samples/number-column.ts";
import { numberIn } from "../../model/samples/preview-cell.ts";
import type { TableColumn } from "../../model/samples/table-columns.ts";
import { visibleText } from "../../model/samples/visible-text.ts";
import { useText } from "../../state/language.ts";
import { samples } from "../../text/samples.ts";
import { OutcomeMark } from "../outcome-mark/outcome-mark.tsx";
import { AttemptMarks } from "./attempt-marks.tsx";
import styles from "./samples-table.module.css";

interface Props {
  readonly column: TableColumn;
  readonly place: RowPlace;
  /** With items as lines: the item of each row. */
  readonly item: NumberColumn | null;
  /** Null until it is there. */
  readonly preview: SampleResult<RowPreview> | null;
  readonly onOpen: (row: number) => void;
}

/** One cell of the table of samples. */
export function SampleCell({ column, place, item, preview, onOpen }: Props) {
  const text = useText(samples);
  if (column.kind === "row")
    return <span className={styles.quiet}>{formatCount(place.row + 1)}</span>;
  if (preview === null) return <span className={styles.waiting} />;
  if (preview.kind === "problem")
    return <span className={styles.problem}>{text.previewProblem}</span>;
  const cells = preview.value.preview;
  switch (column.kind) {
    case "preview":
      return <PreviewCell field={column.id} {...preview.value} />;
    case "word":
      return <bdi className={styles.quiet}>{cells.subset}</bdi>;
    case "outcome":
      return <OutcomeMark outcome={cells.outcome} />;
    case "number":
      return <NumberCell column={column.id} value={numberIn(cells, column.id)} />;
    case "mean":
      return <MeanScore place={place} item={item} />;
    case "attempts":
      return <Attempts place={place} item={item} onOpen={onOpen} />;
  }
}

function NumberCell({ column, value }: { readonly column: string; readonly value: number | null }) {
  if (value === null) return <span className={styles.quiet}>{MISSING}</span>;
  return formatNumber(column, value);
}

/** Tokens and lengths with separators, times in seconds, all else as it is. */
export function formatNumber(column: string, value: number): string {
  if (column === "repeat") return String(value + 1);
  if (column.endsWith("_tokens") || column.endsWith("_chars")) return formatCount(value);
  return column.endsWith("_s") ? formatSeconds(value) : formatPlain(value);
}

type AttemptsProps = Pick<Props, "place" | "item">;

function Attempts({ place, item, onOpen }: AttemptsProps & Pick<Props, "onOpen">) {
  const attempts = useAttempts(place.reader, place.row, item);
  return attempts && <AttemptMarks attempts={attempts} onOpen={onOpen} />;
}

/** Over the answers to the row's item that have a score. */
function MeanScore({ place, item }: AttemptsProps) {
  const attempts = useAttempts(place.reader, place.row, item);
  if (attempts === null) return null;
  const known = attempts.flatMap(({ score }) => score ?? []);
  if (known.length === 0) return <span className={styles.quiet}>{MISSING}</span>;
  return formatPlain(known.reduce((sum, value) => sum + value, 0) / known.length);
}

function PreviewCell({ field, preview, sharedStart }: RowPreview & { readonly field: string }) {
  const whole = fieldOf(preview, field);
  const start = field === "input" ? sharedStart : 0;
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
