import type { Manifest, RunIndexEntry } from "@evalsite/protocol";
import Link from "next/link";
import { useMemo } from "react";
import { Choice } from "../../../components/choice.tsx";
import { Notice } from "../../../components/notice.tsx";
import { useProjects } from "../../../data/hooks.ts";
import { useLossEnds } from "../../../data/use-loss-ends.ts";
import { useScoreDetails } from "../../../data/use-score-details.ts";
import { type NewRuns, newRuns } from "../../../model/news/news.ts";
import { newsQuery, sinceKinds, sinceMs } from "../../../model/news/since.ts";
import { routes } from "../../../model/routes.ts";
import { runsSince } from "../../../model/news/runs-since.ts";
import { shortTime } from "../../../model/short-time.ts";
import { useText } from "../../../state/language.ts";
import { useQueryState } from "../../../state/query.ts";
import { useVisit } from "../../../state/visit.ts";
import { startText } from "../../../text/start.ts";
import { NewsSummary, WithheldCount } from "./news-summary.tsx";
import { NewsTable } from "./news-table.tsx";
import styles from "./start.module.css";
import { useNews } from "./use-news.ts";

interface Props {
  readonly index: readonly RunIndexEntry[];
  readonly manifest: Manifest | null;
}

/** The runs since a chosen time, each with its verdict. */
export function NewsSection({ index, manifest }: Props) {
  const text = useText(startText);
  const [query, setQuery] = useQueryState(newsQuery);
  const visit = useVisit();
  const cards = useProjects();
  const kind = query.since ?? (visit.before === null ? "7d" : "visit");
  const since = sinceMs(kind, visit.seen, visit.before);
  const isNew = useMemo(() => newRuns(index, cards, since).count > 0, [index, cards, since]);
  // Where nothing is new, the newest are what there is to be read.
  const from = isNew ? since : -Infinity;
  const found = useMemo(() => newRuns(index, cards, from), [index, cards, from]);
  const byId = useMemo(() => new Map(index.map((run) => [run.run_id, run])), [index]);
  const details = useScoreDetails(manifest, namesOf(found.projects, byId));
  const isTraining = found.projects.some(({ runs }) =>
    runs.some(({ kinds }) => kinds.includes("training")),
  );
  const losses = useLossEnds(manifest, isTraining);
  const facts = useMemo(
    () => (details.isLoading ? null : { byId, details: details.byRun, manifest, losses }),
    [byId, details, manifest, losses],
  );
  const news = useNews(found, facts);
  const kinds = visit.before === null ? sinceKinds.filter((one) => one !== "visit") : sinceKinds;
  return (
    <section className={styles.news} aria-label={text.title}>
      <header className={styles.head}>
        <h2>{text.title}</h2>
        <Choice
          label={text.since}
          options={kinds.map((id) => ({ id, label: text.kinds[id] }))}
          selected={kind}
          onSelect={(chosen) => setQuery({ since: chosen })}
        />
        <Link href={routes.runs}>{text.allRuns}</Link>
      </header>
      {details.isIncomplete && <Notice tone="warning">{text.noDetails}</Notice>}
      {isNew ? (
        <NewsSummary found={found} news={news} since={since} />
      ) : (
        <p className={styles.nothing}>
          <strong>{text.nothing}</strong>{" "}
          {Number.isFinite(since) && <span>{text.atStop(shortTime(since))}</span>} <WithheldCount />{" "}
          {found.count > 0 && <span>{text.newest}</span>}
        </p>
      )}
      {news?.map((one) => (
        <NewsTable key={one.project.name} news={one} since={from} />
      ))}
      {found.moreProjects > 0 && (
        <Link href={runsSince(null, from)}>{text.moreProjects(found.moreProjects)}</Link>
      )}
      {found.timeless > 0 && <p className={styles.quiet}>{text.timeless(found.timeless)}</p>}
    </section>
  );
}

/** The projects whose scores are needed: a project's baseline may be a run of another. */
function namesOf(
  projects: readonly NewRuns[],
  byId: ReadonlyMap<string, RunIndexEntry>,
): readonly string[] {
  return projects.flatMap(({ project, card }) => {
    const rules = [card?.baseline, ...(card?.experiments ?? []).map(({ baseline }) => baseline)];
    const others = rules.flatMap((rule) =>
      rule && "run" in rule ? [byId.get(rule.run)?.project ?? ""] : [],
    );
    return [project.name, ...others];
  });
}
