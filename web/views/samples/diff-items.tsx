import { useCallback, useMemo, useState } from "react";
import { EmptyState } from "../../components/empty-state.tsx";
import { type RowColumn, RowTable } from "../../components/row-table/row-table.tsx";
import { oneLine } from "../../components/samples-table/sample-cell.tsx";
import { type LoadedComparison, rowsOfLine } from "../../data/item-comparison.ts";
import { type RowPlace, usePreviews } from "../../data/use-sample-parts.ts";
import { formatCount } from "../../model/format-quantity.ts";
import { useText } from "../../state/language.ts";
import { sampleTexts } from "../../text/sample.ts";
import { sampleDiffTexts } from "../../text/sample-diff.ts";
import { samples } from "../../text/samples.ts";
import { RunLetter } from "../../components/run-name/run-name.tsx";
import type { Learning } from "../../model/samples/learning.ts";
import { DiffCell } from "./diff-cell.tsx";
import { LearnedCell } from "./learned-cell.tsx";
import { RunName } from "./run-name.tsx";
import type { DiffRun } from "./sample-diff-tab.tsx";
import styles from "./samples-tab.module.css";
import { SideBySide } from "./side-by-side.tsx";
import { useSteps } from "./use-steps.ts";

interface Props {
  /** In the order of the loaded comparison. */
  readonly runs: readonly DiffRun[];
  readonly loaded: LoadedComparison;
  readonly lines: Uint32Array;
  /** When items were learned, by line, and the steps that it counts; null: the runs are no checkpoints. */
  readonly learning: (Learning & { readonly steps: readonly number[] }) | null;
  readonly open: number | null;
  readonly onOpen: (line: number | null) => void;
}

/** With more runs than this, letters and signs stand for names and outcomes, as far as one sign says it. */
const mostNamed = 6;

/** The listed items with a mark for each run, and the open item below. */
export function DiffItems({ runs, loaded, lines, learning, open, onOpen }: Props) {
  const text = useText(sampleDiffTexts);
  const list = useText(samples);
  const one = useText(sampleTexts);
  const [view, setView] = useState({ first: 0, end: 0 });
  const onView = useCallback((first: number, end: number) => setView({ first, end }), []);
  const inView = useMemo(
    () => [...lines.subarray(view.first, view.end)].flatMap((line) => placeOf(loaded, line) ?? []),
    [loaded, lines, view],
  );
  const preview = usePreviews(inView);
  const isOpen = open !== null && open < loaded.alignment.lines;
  const selected = open === null ? null : lines.indexOf(open);
  useSteps(lines, selected, onOpen);
  const textOf = (line: number, field: "input" | "target") => {
    const place = placeOf(loaded, line);
    const held = place && preview(place);
    if (held?.kind !== "ok") return held ? list.previewProblem : "";
    const { preview: found, sharedStart } = held.value;
    const start = field === "input" ? sharedStart : 0;
    return `${start > 0 ? "… " : ""}${oneLine(found[field].slice(start))}`;
  };
  const isCompact =
    runs.length > mostNamed &&
    !loaded.graded &&
    loaded.runs.every(({ groups }) => groups.starts === null);
  const columns: readonly RowColumn[] = [
    { id: "line", header: list.column.row, leastPx: 72, share: null, align: "end", isFixed: true },
    { id: "input", header: text.question, leastPx: 180, share: 3 },
    { id: "target", header: one.target, leastPx: 80, share: 1 },
    ...(learning === null
      ? []
      : [{ id: "learned", header: text.learnedAt, leastPx: 136, share: null } as const]),
    ...runs.map((run, at): RowColumn => {
      if (isCompact) {
        const header = <RunLetter mark={run.mark} />;
        return { id: `run ${at}`, header, leastPx: 44, share: null };
      }
      const header = <RunName run={run} isBaseline={at === 0} />;
      return { id: `run ${at}`, header, leastPx: 140, share: 1 };
    }),
  ];
  return (
    <>
      <div className={styles.list}>
        {lines.length === 0 ? (
          <EmptyState title={text.noItems} />
        ) : (
          <RowTable
            label={text.lists}
            columns={columns}
            count={lines.length}
            rowKey={(index) => lines[index] ?? index}
            selected={selected === -1 ? null : selected}
            onSelect={(index) => onOpen(lines[index] ?? 0)}
            onView={onView}
            listId={lines}
            renderCell={(index, id) => {
              const line = lines[index] ?? 0;
              if (id === "line")
                return <span className={styles.hint}>{formatCount(line + 1)}</span>;
              if (id === "input" || id === "target") return <bdi>{textOf(line, id)}</bdi>;
              if (id === "learned")
                return learning && <LearnedCell learning={learning} line={line} />;
              return (
                <DiffCell
                  loaded={loaded}
                  run={Number(id.slice(4))}
                  line={line}
                  isCompact={isCompact}
                />
              );
            }}
          />
        )}
      </div>
      {isOpen && (
        <SideBySide
          key={open}
          runs={runs}
          loaded={loaded}
          lines={lines}
          line={open}
          onOpen={onOpen}
        />
      )}
    </>
  );
}

/** A sample that shows what a line asks: the baseline's if it has the item, else any run's. */
function placeOf(loaded: LoadedComparison, line: number): RowPlace | null {
  for (const [at, { reader }] of loaded.runs.entries()) {
    const row = rowsOfLine(loaded, at, line)[0];
    if (row !== undefined) return { reader, row };
  }
  return null;
}
