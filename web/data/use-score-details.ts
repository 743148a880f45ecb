import { type Manifest, type RunScores, fromScoreBlock, parseFile } from "@evalsite/protocol";
import { startTransition, useEffect, useState } from "react";
import { RecentCache } from "./recent-cache.ts";
import { fetchBytes } from "./sample-bytes.ts";
import { type SampleResult, ok } from "./sample-problem.ts";

/** Intervals and numbers of answers of some projects' headline scores. */
export interface ScoreDetails {
  /** By run id, as far as they are there. */
  readonly byRun: ReadonlyMap<string, RunScores>;
  readonly isLoading: boolean;
  /** Whether some could not be loaded. */
  readonly isIncomplete: boolean;
}

type Block = Manifest["scores"][number];
type Scores = ReadonlyMap<string, RunScores>;

const blocks = new RecentCache<string, Scores>(40, () => undefined);
const loading: ScoreDetails = { byRun: new Map(), isLoading: true, isIncomplete: false };

/**
 * What the scores of these projects' runs are worth: the few blocks that hold them.
 * @param manifest null where there is none: then nothing is known
 */
export function useScoreDetails(
  manifest: Manifest | null,
  projects: readonly string[],
): ScoreDetails {
  const wanted = (manifest?.scores ?? []).filter(({ first, last }) =>
    projects.some((project) => first <= project && project <= last),
  );
  const key = wanted.map(({ file }) => file).join("\n");
  const [found, setFound] = useState<{ readonly key: string; readonly details: ScoreDetails }>();
  useEffect(() => {
    let isWanted = true;
    void Promise.all(wanted.map(loadBlock)).then((results) => {
      // What the reader does meanwhile goes first.
      if (isWanted) startTransition(() => setFound({ key, details: detailsOf(results) }));
    });
    return () => {
      isWanted = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- blocks are named after their content
  }, [key]);
  if (found?.key === key) return found.details;
  return found === undefined ? loading : { ...found.details, isLoading: true };
}

function detailsOf(results: readonly SampleResult<Scores>[]): ScoreDetails {
  const loaded = results.flatMap((result) => (result.kind === "ok" ? [...result.value] : []));
  return {
    byRun: new Map(loaded),
    isLoading: false,
    isIncomplete: results.some(({ kind }) => kind === "problem"),
  };
}

function loadBlock({ file, crc32 }: Block): Promise<SampleResult<Scores>> {
  return blocks.get(file, async () => {
    const fetched = await fetchBytes(file, { version: String(crc32), crc: crc32 });
    if (fetched.kind === "problem") return fetched;
    const parsed = parseFile("scoreBlock", new TextDecoder().decode(fetched.value.bytes));
    if (parsed.kind === "ok") return ok(fromScoreBlock(parsed.value));
    return { kind: "problem", problem: { kind: "broken", file, problem: parsed.problem } };
  });
}
