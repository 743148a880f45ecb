import { type CSSProperties, useMemo } from "react";
import { usePairedScores } from "../../../data/use-paired-scores.ts";
import { comparedParts, partRows, partsOf } from "../../../model/comparison/compared-parts.ts";
import type { MatrixRow } from "../../../model/scores/score-matrix.ts";
import { useText } from "../../../state/language.ts";
import { verdictTexts } from "../../../text/verdict.ts";
import { ScoreCells } from "./score-cells.tsx";
import { pairTask } from "./use-item-comparisons.ts";
import { type LineRuns, VerdictCells } from "./verdict-cells.tsx";
import styles from "./verdict.module.css";

interface Props {
  readonly row: MatrixRow;
  readonly line: LineRuns;
  readonly margin: number;
  readonly columns: number;
}

/** The subsets and categories of an unfolded benchmark, with the same columns; q is corrected over them. */
export function PartRows({ row, line, margin, columns }: Props) {
  const text = useText(verdictTexts);
  const { rows, parts } = useMemo(() => ({ rows: partRows(row), parts: partsOf(row) }), [row]);
  const task = parts.length === 0 ? null : pairTask(row, line.runs, parts);
  const { suites, done, total } = usePairedScores(task === null ? [] : [task], true, 0);
  const paired = suites.get(row.suite)?.runs ?? null;
  const against = useMemo(
    () => comparedParts(row, rows, 0, parts, paired, margin),
    [row, rows, parts, paired, margin],
  );
  if (rows.length === 0) {
    return (
      <tr>
        <td colSpan={columns} className={styles.quiet}>
          {text.noParts}
        </td>
      </tr>
    );
  }
  return rows.map(({ id, name, kind, depth, isAggregate, scores }, at) => {
    const subsets = parts.find((part) => part.id === id)?.subsets ?? [];
    return (
      <tr key={id} className={styles.part}>
        <th scope="row">
          <span
            className={styles.partName}
            style={{ "--depth": depth } as CSSProperties}
            data-category={kind === "category" ? "" : undefined}
          >
            {name}
          </span>
        </th>
        <ScoreCells
          line={line}
          suite={row.suite}
          subsets={subsets}
          semantics={row.semantics}
          scores={scores.map((score) =>
            typeof score === "string" ? score : { ...score, interval: null },
          )}
          against={against[at] ?? []}
        />
        {line.against !== 0 && (
          <VerdictCells
            line={line}
            suite={row.suite}
            subsets={subsets}
            semantics={row.semantics}
            found={isAggregate ? null : (against[at]?.[line.against] ?? null)}
            isPending={done < total}
          />
        )}
      </tr>
    );
  });
}
