import { startTransition, useEffect, useState } from "react";
import { nextTask } from "../../../data/next-task.ts";
import {
  type Facts,
  type NewsLine,
  type ProjectNews,
  type WhatIsNew,
  newsLine,
  orderedNews,
} from "../../../model/news/news.ts";

/** Judging goes on after a pause when it has taken this long, so that the page answers meanwhile. */
const longestMs = 40;

interface Found {
  readonly of: WhatIsNew;
  readonly facts: Facts;
  readonly news: readonly ProjectNews[];
}

/**
 * Judges the new runs piece by piece.
 * @param facts null while they are not there
 * @returns null until all are judged
 */
export function useNews(found: WhatIsNew, facts: Facts | null): readonly ProjectNews[] | null {
  const [made, setMade] = useState<Found>();
  useEffect(() => {
    if (facts === null) return undefined;
    const stop = new AbortController();
    void judged(found, facts, stop.signal).then((news) => {
      if (news !== null) startTransition(() => setMade({ of: found, facts, news }));
    });
    return () => stop.abort();
  }, [found, facts]);
  return made !== undefined && made.of === found ? made.news : null;
}

async function judged(
  { projects }: WhatIsNew,
  facts: Facts,
  signal: AbortSignal,
): Promise<readonly ProjectNews[] | null> {
  const news: ProjectNews[] = [];
  let began = performance.now();
  for (const one of projects) {
    const lines: NewsLine[] = [];
    for (const run of one.runs) {
      if (performance.now() - began > longestMs) {
        await nextTask();
        began = performance.now();
      }
      if (signal.aborted) return null;
      lines.push(newsLine(run, one, facts));
    }
    news.push(orderedNews(one, lines));
  }
  return news;
}
