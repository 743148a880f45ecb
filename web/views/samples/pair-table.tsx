import { DataTable, cell } from "../../components/data-table/data-table.tsx";
import { type LoadedComparison, withoutHashes } from "../../data/item-comparison.ts";
import type { DifferReply } from "../../data/worker-calls.ts";
import { MISSING } from "../../model/format-metric.ts";
import { formatCount } from "../../model/format-quantity.ts";
import { agreementOf } from "../../model/samples/agreement.ts";
import type { ItemSelection } from "../../model/samples/item-selection.ts";
import { useText } from "../../state/language.ts";
import { agreementTexts } from "../../text/agreement.ts";
import { sampleDiffTexts } from "../../text/sample-diff.ts";
import { AgreementValue } from "./agreement-value.tsx";
import { RunName } from "./run-name.tsx";
import type { DiffRun } from "./sample-diff-tab.tsx";
import styles from "./samples-tab.module.css";

/** How many items read otherwise: counted, being counted (null), or not before the reader asks. */
export type TextsKnown =
  | { readonly kind: "unasked" }
  | { readonly kind: "counted"; readonly counts: DifferReply | null };

interface Props {
  /** The baseline first. */
  readonly runs: readonly DiffRun[];
  readonly loaded: LoadedComparison;
  readonly texts: TextsKnown;
  readonly onCount: () => void;
  /** Shows the items behind a number. */
  readonly onShow: (selection: ItemSelection, run: DiffRun) => void;
}

/** Each run against the baseline: how many items it learned, lost, shares, misses. */
export function PairTable({ runs, loaded, texts, onCount, onShow }: Props) {
  const text = useText(sampleDiffTexts);
  const words = useText(agreementTexts);
  const { graded } = loaded;
  const isTold = withoutHashes(loaded).length === 0;
  const link = (count: number, selection: ItemSelection, run: DiffRun, className?: string) => (
    <button
      type="button"
      className={`${styles.number} ${className ?? ""}`}
      disabled={count === 0}
      onClick={() => onShow(selection, run)}
    >
      {formatCount(count)}
    </button>
  );
  return (
    <DataTable label={text.pairs} pinned>
      <thead>
        <tr>
          <th scope="col">{text.pairs}</th>
          {[
            graded ? text.better : text.gained,
            graded ? text.worse : text.lost,
            text.net,
            graded ? text.equalScore : text.bothRight,
            ...(graded ? [] : [text.bothWrong]),
            words.title,
            text.unknownPair,
            text.unmatched,
            text.unstableItems,
            ...(isTold ? [text.textsDiffer, text.onlyTexts] : []),
          ].map((title) => (
            <th key={title} scope="col" className={cell.number}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map((run, at) => {
          const compared = loaded.runs[at];
          if (at === 0 || !compared) return null;
          const { counts, unstable } = compared;
          const net = counts.gained - counts.lost;
          return (
            <tr key={run.runId}>
              <th scope="row">
                <RunName run={run} isBaseline={false} />
              </th>
              <td className={cell.number}>{link(counts.gained, "learned", run, styles.good)}</td>
              <td className={cell.number}>{link(counts.lost, "lost", run, styles.bad)}</td>
              <td className={cell.number}>{signed(net)}</td>
              <td className={cell.number}>{formatCount(counts.bothRight)}</td>
              {!graded && <td className={cell.number}>{formatCount(counts.bothWrong)}</td>}
              <td className={cell.number}>
                <AgreementValue agreement={agreementOf(counts, graded)} />
              </td>
              <td className={cell.number}>{formatCount(counts.unknown)}</td>
              <td className={cell.number}>{link(counts.unmatched, "unmatched", run)}</td>
              <td className={cell.number}>{link(unstable, "unstable", run)}</td>
              {isTold && texts.kind === "unasked" && (
                <td className={cell.number} colSpan={2}>
                  <button type="button" className={styles.number} onClick={onCount}>
                    {text.countTexts}
                  </button>
                </td>
              )}
              {isTold &&
                texts.kind === "counted" &&
                (["differing", "only"] as const).map((which) => {
                  const count = texts.counts?.runs[at]?.[which];
                  const selection = which === "only" ? "only-texts-differ" : "texts-differ";
                  return (
                    <td key={which} className={cell.number}>
                      {count === undefined ? MISSING : link(count, selection, run)}
                    </td>
                  );
                })}
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

function signed(count: number): string {
  if (count === 0) return "0";
  return count > 0 ? `+${formatCount(count)}` : `−${formatCount(-count)}`;
}
