import Link from "next/link";
import { Button } from "../../../components/button.tsx";
import { cell, DataTable } from "../../../components/data-table/data-table.tsx";
import { RunName } from "../../../components/run-name/run-name.tsx";
import { StatusBadge } from "../../../components/status-badge/status-badge.tsx";
import { configRows } from "../../../model/config/config-rows.ts";
import { runSettings } from "../../../model/config/run-settings.ts";
import { tellingSettings } from "../../../model/config/telling-settings.ts";
import { formatCount } from "../../../model/format-quantity.ts";
import { routes } from "../../../model/routes.ts";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import { runTexts } from "../../../text/run.ts";
import { verdictTexts } from "../../../text/verdict.ts";
import type { ComparedRun } from "../compared-run.ts";
import styles from "./runs.module.css";

interface Props {
  readonly runs: readonly ComparedRun[];
  readonly onBaseline: (runId: string) => void;
  readonly onRemove: (runId: string) => void;
}

const mostSettings = 5;

/** The compared runs, each with its letter, and what tells them apart; the first is the baseline. */
export function RunTable({ runs, onBaseline, onRemove }: Props) {
  const text = useText(compareTexts).runs;
  const heads = useText(verdictTexts).runs;
  const facts = useText(runTexts).facts;
  const settings = tellingSettings(
    configRows(runs.map(({ meta }) => (meta === null ? new Map() : runSettings(meta)))),
    runs.map(({ runId }) => runId),
    mostSettings,
  );
  const steps = runs.map(({ meta }) => meta?.checkpoint?.step ?? null);
  const hasSteps = steps.some((step) => step !== null);
  return (
    <div className={styles.table}>
      <DataTable label={text.label} pinned>
        <thead>
          <tr>
            <th scope="col">{heads.run}</th>
            <th scope="col" className={cell.wide}>
              {heads.model}
            </th>
            {hasSteps && (
              <th scope="col" className={cell.number}>
                {heads.checkpoint}
              </th>
            )}
            {settings.map(({ path, label }) => (
              <th key={path} scope="col" className={cell.number} title={path}>
                {label}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{text.chooseBaseline}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run, at) => (
            <tr key={run.runId}>
              <th scope="row">
                <Link href={routes.run(run.runId)}>
                  <RunName {...run} />
                </Link>{" "}
                {run.meta !== null && run.meta.status !== "complete" && (
                  <StatusBadge status={run.meta.status} />
                )}
              </th>
              <td
                className={`${styles.model} ${cell.wide}`}
                title={run.meta?.model.name ?? undefined}
              >
                {run.meta?.model.name ?? "—"}
              </td>
              {hasSteps && (
                <td className={cell.number}>
                  {steps[at] === null ? "—" : facts.step(formatCount(steps[at] ?? 0))}
                </td>
              )}
              {settings.map(({ path, values }) => (
                <td key={path} className={`${cell.code} ${cell.number}`}>
                  {values[at] ?? "—"}
                </td>
              ))}
              <td className={styles.actions}>
                {at === 0 ? (
                  <span className={styles.role}>{text.baseline}</span>
                ) : (
                  <Button
                    look="quiet"
                    className={styles.small}
                    aria-label={heads.makeBaseline(run.runId)}
                    onClick={() => onBaseline(run.runId)}
                  >
                    {heads.asBaseline}
                  </Button>
                )}
                <Button
                  look="quiet"
                  className={styles.small}
                  aria-label={text.remove(run.runId)}
                  title={text.remove(run.runId)}
                  onClick={() => onRemove(run.runId)}
                >
                  ×
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}
