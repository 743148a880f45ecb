import { ProblemPanel } from "../../components/problem-panel.tsx";
import { useText } from "../../state/language.ts";
import { curveTexts } from "../../text/curves.ts";
import type { LoadedRun } from "./loaded-run.ts";
import styles from "./curves-tab.module.css";

/** The runs whose time series cannot be shown, each with the reason. */
export function RunProblems({ runs }: { readonly runs: readonly LoadedRun[] }) {
  const text = useText(curveTexts).problem;
  const problems = runs.flatMap(({ run, file }) =>
    file?.state === "problem" ? [{ run, file }] : [],
  );
  if (problems.length === 0) return null;
  if (runs.length === 1)
    return problems.map(({ run, file }) => <ProblemPanel key={run.runId} {...file} />);
  return (
    <div className={styles.problems}>
      {problems.map(({ run, file }) => (
        <details key={run.runId} className={styles.problem}>
          <summary>
            {text.run(run.label)} {problems.length < runs.length && text.others}
          </summary>
          <ProblemPanel problem={file.problem} retry={file.retry} />
        </details>
      ))}
    </div>
  );
}
