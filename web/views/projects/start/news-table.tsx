import Link from "next/link";
import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { forestAxis, forestMark } from "../../../model/comparison/forest-scale.ts";
import type { ProjectNews } from "../../../model/news/news.ts";
import { runsSince } from "../../../model/news/runs-since.ts";
import { routes } from "../../../model/routes.ts";
import { shortNames } from "../../../model/short-names.ts";
import { useLanguage, useText } from "../../../state/language.ts";
import { projectTexts } from "../../../text/projects.ts";
import { startText } from "../../../text/start.ts";
import { projectTitle } from "../names.ts";
import { NewsRow } from "./news-row.tsx";
import styles from "./start.module.css";

const mostShown = 6;

interface Props {
  readonly news: ProjectNews;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** The new runs of a project, what asks for a decision first. */
export function NewsTable({ news, since }: Props) {
  const text = useText(startText);
  const { column } = text;
  const projectText = useText(projectTexts);
  const [isAll, setAll] = useState(false);
  const language = useLanguage();
  const { project, card, lines, more } = news;
  const shown = isAll ? lines : lines.slice(0, mostShown);
  const label = projectTitle(project.name, card, language, projectText);
  const ids = shown.flatMap(({ run, baseline }) => [
    run.run_id,
    ...(baseline ? [baseline.entry.run_id] : []),
  ]);
  const short = shortNames(ids);
  const nameOf = (runId: string) => short[ids.indexOf(runId)] ?? runId;
  const axis = forestAxis(
    shown.flatMap(({ differences: [first] }) =>
      first === undefined ? [] : (forestMark(first.against.comparison, first.semantics) ?? []),
    ),
  );
  return (
    <div className={styles.project}>
      <h3>
        <Link href={routes.project(project.name)} title={project.name}>
          {label}
        </Link>
      </h3>
      <table className={styles.table} aria-label={text.table(label)}>
        <thead>
          <tr>
            <th scope="col">{column.run}</th>
            <th scope="col">{column.verdict}</th>
            <th scope="col" colSpan={2}>
              {column.most}
            </th>
            <th scope="col">{column.remarks}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <NewsRow key={line.run.run_id} line={line} nameOf={nameOf} axis={axis} />
          ))}
        </tbody>
      </table>
      {lines.length > shown.length && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {text.more(lines.length - shown.length)}
        </Button>
      )}
      {more > 0 && <Link href={runsSince(project.name, since)}>{text.older(more)}</Link>}
    </div>
  );
}
