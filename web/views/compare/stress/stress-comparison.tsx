import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { DataTable, cell } from "../../../components/data-table/data-table.tsx";
import { Section } from "../../../components/section/section.tsx";
import { formatCount } from "../../../model/format-quantity.ts";
import {
  type ComparedLoad,
  changeFrom,
  compareLoads,
} from "../../../model/stress/compare-loads.ts";
import { formatStress, plainName, unitSymbol } from "../../../model/stress/stress-quantity.ts";
import { useText } from "../../../state/language.ts";
import { compareStressTexts } from "../../../text/compare-stress.ts";
import { stressTexts } from "../../../text/stress.ts";
import type { ComparedRun } from "../compared-run.ts";
import { RunHeads } from "../runs/run-heads.tsx";
import styles from "./stress-comparison.module.css";

interface Props {
  readonly runs: readonly ComparedRun[];
  /** Position among `runs`; -1: none. */
  readonly baseline: number;
}

/** Stress tests of several runs, load by load; nothing where no run has one. */
export function StressComparison({ runs, baseline }: Props) {
  const text = useText(compareStressTexts);
  const [showsAll, setShowsAll] = useState(false);
  const tested = runs.filter((run) => run.summary !== null && run.summary.stress_tests.length > 0);
  if (tested.length === 0) return null;
  const tests = tested.map((run) => run.summary?.stress_tests ?? []);
  const loads = compareLoads(tests, showsAll ? "all" : "main");
  const base = tested.findIndex((run) => run.runId === runs[baseline]?.runId);
  return (
    <Section
      title={text.title}
      aside={
        <Button aria-pressed={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? text.fewer : text.all}
        </Button>
      }
    >
      <DataTable label={text.title} pinned>
        <thead>
          <tr>
            <th scope="col">{text.metric}</th>
            <RunHeads runs={tested} baseline={base} />
          </tr>
        </thead>
        {loads.map((load, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same load may be there twice
          <LoadRows key={at} load={load} base={base} />
        ))}
      </DataTable>
      <p className={styles.quiet}>{text.note}</p>
    </Section>
  );
}

function LoadRows({ load, base }: { readonly load: ComparedLoad; readonly base: number }) {
  const text = useText(compareStressTexts);
  const names = useText(stressTexts).metrics;
  const { test, concurrency, requestRate, points, metrics } = load;
  const level = concurrency === null ? text.unknown : formatCount(concurrency);
  const rate = requestRate === null ? text.unlimited : formatCount(requestRate);
  const told = concurrency ?? requestRate;
  const asked = told === null ? points.find(Boolean)?.name : text.load(level, rate);
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={points.length + 1} className={styles.load}>
          {[test, asked].filter(Boolean).join(" · ")}
        </th>
      </tr>
      {metrics.map(({ name, unit, values }) => (
        <tr key={name}>
          <th scope="row" className={styles.metric} title={name}>
            {names[name] ?? plainName(name)}
            {unitSymbol(unit) !== "" && <span className={styles.quiet}> {unitSymbol(unit)}</span>}
          </th>
          {values.map((value, run) => (
            // oxlint-disable-next-line react/no-array-index-key -- a column is a run
            <td key={run} className={cell.number}>
              {run !== base && <span className={styles.change}>{change(values[base], value)}</span>}
              {formatStress(value, unit)}
            </td>
          ))}
        </tr>
      ))}
      <Streaming points={points} />
      <Counts label={text.requests} counts={points.map((point) => point?.requests.succeeded)} />
      <Counts label={text.failed} counts={points.map((point) => point?.requests.failed)} />
    </tbody>
  );
}

/** Whether answers were streamed: without it there are no first-token times. Nothing where all were. */
function Streaming({ points }: Pick<ComparedLoad, "points">) {
  const text = useText(compareStressTexts);
  if (points.every((point) => point?.streamed !== false)) return null;
  return (
    <tr>
      <th scope="row" className={styles.metric}>
        {text.answers}
      </th>
      {points.map((point, run) => (
        // oxlint-disable-next-line react/no-array-index-key -- a column is a run
        <td key={run} className={cell.number}>
          {typeof point?.streamed === "boolean"
            ? text.streamed[point.streamed ? "yes" : "no"]
            : "—"}
        </td>
      ))}
    </tr>
  );
}

interface CountsProps {
  readonly label: string;
  readonly counts: readonly (number | null | undefined)[];
}

/** Whole numbers by run; nothing where no run tells one. */
function Counts({ label, counts }: CountsProps) {
  if (counts.every((count) => count === null || count === undefined)) return null;
  return (
    <tr>
      <th scope="row" className={styles.metric}>
        {label}
      </th>
      {counts.map((count, run) => (
        // oxlint-disable-next-line react/no-array-index-key -- a column is a run
        <td key={run} className={cell.number}>
          {count === null || count === undefined ? "—" : formatCount(count)}
        </td>
      ))}
    </tr>
  );
}

function change(base: number | undefined, value: number | undefined): string {
  const share = changeFrom(base, value);
  if (share === null) return "";
  const percent = (Math.abs(share) * 100).toFixed(Math.abs(share) < 0.1 ? 1 : 0);
  return Number(percent) === 0 ? "±0%" : `${share > 0 ? "+" : "−"}${percent}%`;
}
