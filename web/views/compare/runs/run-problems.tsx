import { Button } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import type { DataProblem } from "../../../data/fetch-file.ts";
import { useText } from "../../../state/language.ts";
import { common } from "../../../text/common.ts";
import { compareTexts } from "../../../text/compare.ts";
import type { ComparedRun } from "../compared-run.ts";
import styles from "./runs.module.css";

interface Props {
  readonly runs: readonly ComparedRun[];
  readonly onRemove: (runId: string) => void;
}

/** The runs that cannot be shown, each with its own reason; the others are compared without them. */
export function RunProblems({ runs, onRemove }: Props) {
  const text = useText(compareTexts).runs;
  const shared = useText(common);
  const broken = runs.flatMap(({ runId, problem }) =>
    problem === null ? [] : [{ runId, ...problem }],
  );
  if (broken.length === 0) return null;
  return (
    <div className={styles.problems}>
      {broken.map(({ runId, problem, retry }) => (
        <Notice key={runId} tone="warning">
          <span>{problemText(runId, problem, shared.problem)}</span>
          <Button onClick={retry}>{shared.retry}</Button>
          <Button onClick={() => onRemove(runId)}>{text.leaveOut}</Button>
        </Notice>
      ))}
    </div>
  );
}

function problemText(
  runId: string,
  problem: DataProblem,
  text: (typeof common)["en"]["problem"],
): string {
  const file = `data/${problem.file}`;
  switch (problem.kind) {
    case "missing":
      return `${text.unknownRun(runId)}. ${text.unknownRunText}`;
    case "unreachable":
      return `${text.unreachable(file)} (${problem.detail}). ${text.unreachableText}`;
    case "broken":
      switch (problem.problem.code) {
        case "not-json":
          return `${text.notJson(file)}. ${text.notJsonText}`;
        case "newer-version":
          return `${text.newer(file)}. ${text.newerText(problem.problem.found, problem.problem.known)}`;
        case "wrong-shape":
          return `${text.wrongShape(file)}: ${problem.problem.detail.join("; ")}`;
      }
  }
}
