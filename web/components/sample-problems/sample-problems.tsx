import type { SampleProblem } from "../../data/sample-problem.ts";
import { useText } from "../../state/language.ts";
import { common } from "../../text/common.ts";
import { sampleProblemTexts } from "../../text/sample-problems.ts";
import { Button } from "../button.tsx";
import { Notice } from "../notice.tsx";
import styles from "./sample-problems.module.css";

/** Files named at once. */
const most = 5;

interface Props {
  readonly problems: readonly SampleProblem[];
  readonly onRetry: () => void;
}

/** Names the parts of a store that could not be read; everything else stays usable. */
export function SampleProblems({ problems, onRetry }: Props) {
  const text = useText(sampleProblemTexts);
  const { retry } = useText(common);
  if (problems.length === 0) return null;
  return (
    <Notice tone="warning">
      <div className={styles.problems}>
        <strong>{text.partProblems(problems.length)}</strong>
        <ul>
          {problems.slice(0, most).map((problem) => (
            <li key={`${problem.kind} ${problem.file}`}>
              <ProblemLine problem={problem} />
            </li>
          ))}
          {problems.length > most && <li>…</li>}
        </ul>
      </div>
      <Button onClick={onRetry}>{retry}</Button>
    </Notice>
  );
}

/** One file and what is wrong with it. */
export function ProblemLine({ problem }: { readonly problem: SampleProblem }) {
  const text = useText(sampleProblemTexts);
  const { what, detail } = describe(problem, text);
  return (
    <>
      <code>{problem.kind === "worker" ? problem.file : `data/${problem.file}`}</code> {what}
      {detail !== null && <span className={styles.detail}>{` (${detail})`}</span>}
    </>
  );
}

function describe(problem: SampleProblem, text: (typeof sampleProblemTexts)["en"]) {
  switch (problem.kind) {
    case "missing":
      return { what: text.problemMissing, detail: null };
    case "unreachable":
      return { what: text.problemUnreachable, detail: problem.detail };
    case "broken":
      return { what: text.problemBroken, detail: problem.problem.code };
    case "replaced":
      return { what: text.problemReplaced, detail: problem.detail };
    case "worker":
      return { what: text.problemWorker, detail: problem.detail };
    case "damaged":
      return { what: text.damaged[problem.what], detail: problem.detail };
  }
}
