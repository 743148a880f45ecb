import { type SuiteSummary, paths } from "@evalsite/protocol";
import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { UsageError } from "../etl/cli-output.ts";
import { Publication } from "../etl/export/publication.ts";
import { type Conversion, convertedRun } from "./converted-run.ts";
import { RemotePublication } from "./remote-publication.ts";

/** A run that can be read, wherever it lies. */
export interface GateRun {
  readonly runId: string;
  readonly publication: Publication;
  readonly suites: readonly SuiteSummary[];
}

/**
 * The publication at a folder or an address.
 * @throws UsageError for a folder that holds none
 */
export function publicationAt(data: string): Publication {
  if (/^https?:\/\//i.test(data)) return new RemotePublication(data);
  return new Publication(resolve(data));
}

/** Where runs are looked for. */
interface Place extends Conversion {
  /** Folder or URL of the publication. */
  readonly data: string;
}

/**
 * A run by its id in the publication; else of a raw folder, which is converted.
 * @throws UsageError when it is neither; ExportError when it cannot be read
 */
export async function gateRun(name: string, place: Place): Promise<GateRun> {
  const published = await publishedRun(name, publicationAt(place.data));
  if (published !== null) return published;
  if (isFolder(name)) {
    const { folder, runId } = await convertedRun(resolve(name), place);
    const converted = await publishedRun(runId, new Publication(folder));
    if (converted !== null) return converted;
  }
  throw new UsageError(await neitherText(name, place.data));
}

/** Names of folders are no ids: "." and "a/b" are not looked for in the publication. */
async function publishedRun(runId: string, publication: Publication): Promise<GateRun | null> {
  if (runId === "." || runId === ".." || /[/\\]/.test(runId)) return null;
  const path = paths.evalSummary(runId);
  try {
    const { suites } = await publication.read("evalSummary", path);
    return { runId, publication, suites };
  } catch (error) {
    if (error instanceof Error && error.message === `${path} is missing`) return null;
    throw error;
  }
}

function isFolder(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

async function neitherText(name: string, data: string): Promise<string> {
  const isLocal = !/^https?:\/\//i.test(data);
  if (isLocal && !existsSync(join(data, paths.index))) {
    return `${name} is no folder, and ${data} holds no publication (no ${paths.index}); run "npm run etl" first or name another --data.`;
  }
  const index = await publicationAt(data).read("index", paths.index);
  const ids = index.map(({ run_id }) => run_id);
  const near = ids.toSorted((a, b) => alike(name, b) - alike(name, a)).slice(0, mostNamed);
  const shown = near.join(", ");
  const more = ids.length > near.length ? ` and ${ids.length - near.length} more` : "";
  return `${name} is neither a run with evaluations in ${data} nor a folder; there are: ${shown}${more}.`;
}

const mostNamed = 5;

/** How many letters two names have in common at their beginning and end. */
function alike(a: string, b: string): number {
  const from = (one: string, other: string) => {
    let at = 0;
    while (at < one.length && one[at] === other[at]) at++;
    return at;
  };
  const turned = (text: string) => Array.from(text).toReversed().join("");
  return from(a, b) + from(turned(a), turned(b));
}
