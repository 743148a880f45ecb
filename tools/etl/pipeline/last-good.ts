import { RunIndexEntry } from "@evalsite/protocol";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { KnownPublication } from "../load/etl-state.ts";
import { publishedLeak } from "../load/published-leak.ts";
import type { SecretFilter } from "../transform/redact.ts";
import { type RunResult, knownRun } from "./folder-result.ts";
import { isSamePlace } from "./made-by.ts";

/** A version of a run that stays published although the next one is withheld. */
export interface GoodVersion {
  readonly run: RunResult;
  /** When it was written, UTC. */
  readonly made: string;
}

/** Finds what is published now of runs whose next version is withheld. */
export class LastGood {
  private readonly outDir: string;
  private readonly publication: KnownPublication | null;
  private readonly filter: SecretFilter;

  /** @param madeBy what is converted now: a publication of another raw folder is none of its runs'. */
  constructor(
    outDir: string,
    publication: KnownPublication | null,
    madeBy: string,
    filter: SecretFilter,
  ) {
    const isOurs = publication !== null && isSamePlace(publication.state.made_by, madeBy);
    this.outDir = outDir;
    this.publication = isOurs ? publication : null;
    this.filter = filter;
  }

  /**
   * @param place digest of the place of the run's folder
   * @returns null if there is none, or if it would not be published today: it was written when fewer secrets were known
   */
  async of(place: string, runId: string): Promise<GoodVersion | null> {
    const { publication, filter } = this;
    const folder = publication?.state.folders.find((known) => known.place === place);
    const known = folder?.runs.find((run) => run.run_id === runId && run.published);
    const listed = publication?.entries().get(runId);
    if (!publication || !known || !listed) return null;
    const path = join(this.outDir, "runs", runId);
    if ((await publishedLeak(path, `runs/${runId}`, filter)) !== null) return null;
    const made = (await stat(join(path, "meta.json"))).mtime.toISOString().slice(0, 19);
    // An older program may have written it.
    const entry = RunIndexEntry.parse(listed.entry);
    const run = { ...knownRun(known, publication), entry: () => entry, listed: () => null };
    return { run, made: `${made}Z` };
  }
}
