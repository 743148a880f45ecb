import { paths } from "@evalsite/protocol";
import Link from "next/link";
import type { ReactNode } from "react";
import type { DataProblem } from "../data/fetch-file.ts";
import { routes } from "../model/routes.ts";
import { useText } from "../state/language.ts";
import { common } from "../text/common.ts";
import { Button } from "./button.tsx";
import styles from "./problem-panel.module.css";

interface Props {
  readonly problem: DataProblem;
  readonly retry?: () => void;
  /** Given by the page of one run: a missing file then means an unknown run. */
  readonly runId?: string;
}

/** Says which file cannot be shown, what is wrong with it, and what to do. */
export function ProblemPanel({ problem, retry, runId }: Props) {
  const text = useText(common);
  const { title, body } = useAdvice(problem, runId);
  return (
    <section className={styles.panel} role="alert">
      <h2 className={styles.title}>{title}</h2>
      {body}
      <div className={styles.actions}>
        {retry && <Button onClick={retry}>{text.retry}</Button>}
        {problem.file !== paths.index && <Link href={routes.runs}>{text.backToRuns}</Link>}
      </div>
    </section>
  );
}

function useAdvice(problem: DataProblem, runId: string | undefined): Advice {
  const text = useText(common).problem;
  const file = `data/${problem.file}`;
  switch (problem.kind) {
    case "missing":
      if (problem.file === paths.index) return missingIndex(text);
      if (runId !== undefined) return plain(text.unknownRun(runId), text.unknownRunText);
      return plain(text.missing(file), text.missingText);
    case "unreachable":
      return plain(text.unreachable(file), text.unreachableText, [problem.detail]);
    case "broken":
      return broken(file, problem.problem, text);
  }
}

interface Advice {
  readonly title: string;
  readonly body: ReactNode;
}

type ProblemText = typeof common.en.problem;

function broken(
  file: string,
  problem: Extract<DataProblem, { kind: "broken" }>["problem"],
  text: ProblemText,
): Advice {
  switch (problem.code) {
    case "not-json":
      return plain(text.notJson(file), text.notJsonText, [problem.detail]);
    case "newer-version":
      return plain(text.newer(file), text.newerText(problem.found, problem.known));
    case "wrong-shape":
      return plain(text.wrongShape(file), text.wrongShapeText, problem.detail);
  }
}

function missingIndex(text: ProblemText): Advice {
  return {
    title: text.missingIndex,
    body: (
      <>
        <p>{text.missingIndexText}</p>
        <pre className={styles.command}>
          npm run etl -- --raw-dir raw/runs --out-dir web/public/data
        </pre>
        <p>{text.missingIndexHint}</p>
      </>
    ),
  };
}

function plain(title: string, advice: string, facts: readonly string[] = []): Advice {
  return {
    title,
    body: (
      <>
        <p>{advice}</p>
        {facts.length > 0 && <pre className={styles.facts}>{facts.join("\n")}</pre>}
      </>
    ),
  };
}
