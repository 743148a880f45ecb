import { useMemo } from "react";
import { DataTable, cell } from "../../components/data-table/data-table.tsx";
import { Fold } from "../../components/fold/fold.tsx";
import { HeatCell } from "../../components/heat-cell/heat-cell.tsx";
import { Loading } from "../../components/loading.tsx";
import { useAgreements } from "../../data/use-item-comparison.ts";
import { MISSING } from "../../model/format-metric.ts";
import type { PairAgreement } from "../../model/samples/agreement.ts";
import { useText } from "../../state/language.ts";
import { agreementTexts } from "../../text/agreement.ts";
import { AgreementValue } from "./agreement-value.tsx";
import styles from "./agreement.module.css";
import type { Compared } from "./compared.ts";
import { RunName } from "./run-name.tsx";
import type { DiffRun } from "./sample-diff-tab.tsx";

/** How far each two runs agree, unfolded when asked for; a number leads to the items that differ. */
export function AgreementPanel({ runs, loaded, query, onQuery, onBaseline }: Compared) {
  const text = useText(agreementTexts);
  const pairs = useAgreements(loaded, query.agreement);
  const show = (row: DiffRun, column: DiffRun) => {
    onBaseline(row.runId);
    const shown = { selection: "differing", against: column.runId, item: null } as const;
    onQuery((now) => ({ ...now, ...shown }), { history: "push" });
  };
  return (
    <Fold
      title={text.all}
      open={query.agreement}
      onToggle={({ currentTarget: { open } }) =>
        onQuery((now) => (now.agreement === open ? now : { ...now, agreement: open }))
      }
    >
      {query.agreement && pairs === null && <Loading label={text.counting} />}
      {pairs !== null && (
        <>
          <p className={styles.hint}>{loaded.graded ? text.graded : text.binary}</p>
          <AgreementTable runs={runs} pairs={pairs} onShow={show} />
        </>
      )}
    </Fold>
  );
}

interface TableProps {
  readonly runs: readonly DiffRun[];
  readonly pairs: readonly PairAgreement[];
  readonly onShow: (row: DiffRun, column: DiffRun) => void;
}

function AgreementTable({ runs, pairs, onShow }: TableProps) {
  const text = useText(agreementTexts);
  const between = useMemo(() => {
    const byPlace = new Map(pairs.map((pair) => [`${pair.first} ${pair.second}`, pair]));
    return (a: number, b: number) => byPlace.get(`${Math.min(a, b)} ${Math.max(a, b)}`);
  }, [pairs]);
  const heat = useMemo(() => heatOf(pairs), [pairs]);
  return (
    <DataTable label={text.all} pinned heated>
      <thead>
        <tr>
          <th scope="col">{text.run}</th>
          {runs.map((run, at) => (
            <th key={run.runId} scope="col" className={cell.number}>
              <RunName run={run} isBaseline={at === 0} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map((row, at) => (
          <tr key={row.runId}>
            <th scope="row">
              <RunName run={row} isBaseline={at === 0} />
            </th>
            {runs.map((column, other) => {
              const pair = between(at, other);
              if (!pair) {
                return (
                  <td key={column.runId} className={cell.number}>
                    {MISSING}
                  </td>
                );
              }
              return (
                <HeatCell key={column.runId} heat={heat(pair)} className={cell.number}>
                  <button
                    type="button"
                    className={styles.cell}
                    disabled={pair.same === pair.items}
                    title={text.show(row.runId, column.runId)}
                    onClick={() => onShow(row, column)}
                  >
                    <AgreementValue agreement={pair} />
                  </button>
                </HeatCell>
              );
            })}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** From the pair that agrees least, 0, to the one that agrees most, 1; null where all are alike. */
function heatOf(pairs: readonly PairAgreement[]): (pair: PairAgreement) => number | null {
  const shares = pairs.filter(({ items }) => items > 0).map(({ same, items }) => same / items);
  const [low, high] = [Math.min(...shares), Math.max(...shares)];
  return ({ same, items }) =>
    items > 0 && high > low ? (same / items - low) / (high - low) : null;
}
