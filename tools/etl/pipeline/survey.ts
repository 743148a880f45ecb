import type { EtlState, KnownFolder } from "../load/etl-state.ts";
import { type RawFolders, rawFolders } from "../node/discover-runs.ts";
import { nameDigest } from "../node/fingerprint.ts";
import { type SeenRun, seenRuns } from "../node/seen-runs.ts";
import { lookAtFolders } from "./look-at-folders.ts";

/** What is to be done about one run's folder. */
export type Task =
  | { readonly kind: "convert"; readonly run: SeenRun }
  | {
      readonly kind: "keep";
      readonly known: KnownFolder;
      readonly runId: string;
      readonly place: string;
      readonly files: number;
    }
  /** Not looked at: it was not asked for. */
  | { readonly kind: "leave"; readonly known: KnownFolder };

/** A look at the raw folder that reads no file. */
export interface Survey {
  /** In the order of the raw folder: the first of two runs with one id is published. */
  readonly tasks: readonly Task[];
  readonly ignored: RawFolders["ignored"];
  /** Name of the raw folder, where it is itself the only run; else null. */
  readonly rawIsRun: string | null;
}

export interface SurveyOptions {
  readonly rawDir: string;
  /** Names of the folders to look at, where a publication is known for the others; null: all. */
  readonly only: ReadonlySet<string> | null;
  /** Convert also what has not changed. */
  readonly force: boolean;
  /** Marks of the secrets that are not to be published. */
  readonly marks: readonly string[];
}

/**
 * @param readKnown the state of the same program and raw folder, read while threads look; null: everything is to be
 * converted
 */
export async function survey(
  { rawDir, only, force, marks }: SurveyOptions,
  readKnown: () => Promise<EtlState | null>,
): Promise<Survey> {
  const { above, rawIsRun, names, ignored } = rawFolders(rawDir);
  const look = (asked: readonly string[]) => lookAtFolders(above, asked, rawDir);
  const [lookedAtAll, known] = await Promise.all([only === null ? look(names) : null, readKnown()]);
  const asked = known === null || only === null ? names : names.filter((name) => only.has(name));
  const looks = lookedAtAll ?? (await look(asked));
  const seen = new Map(asked.map((name, at) => [name, looks[at] ?? []]));
  const taskOf = tasksBy(force ? null : known, marks);
  const byFolder = Map.groupBy(known?.folders ?? [], (folder) => folder.folder);
  const leave = (digest: string) =>
    (byFolder.get(digest) ?? []).map((folder): Task => ({ kind: "leave", known: folder }));
  const there = names.flatMap((name) => seen.get(name)?.map(taskOf) ?? leave(nameDigest(name)));
  if (only === null) return { tasks: there, ignored, rawIsRun };
  const present = new Set(names.map(nameDigest));
  const gone = [...byFolder.keys()].filter((digest) => !present.has(digest)).flatMap(leave);
  return { tasks: [...gone, ...there], ignored, rawIsRun };
}

/** What is to be done about a run as it looks now. */
function tasksBy(known: EtlState | null, marks: readonly string[]): (run: SeenRun) => Task {
  const byPlace = new Map(known?.folders.map((folder) => [folder.place, folder]));
  const cleanSets = (known?.secrets ?? []).map((set) => marks.every((mark) => set.includes(mark)));
  return (run) => {
    const before = byPlace.get(nameDigest(run.place));
    const isSame = before !== undefined && run.seen !== null && before.seen === run.seen;
    if (!isSame || !cleanSets[before.secrets]) return { kind: "convert", run };
    const { runId, place, files } = run;
    return { kind: "keep", known: before, runId, place, files };
  };
}

/** A known folder as one to convert; null if it is gone. */
export function convertTaskOf(
  task: Task,
  rawDir: string,
): Extract<Task, { kind: "convert" }> | null {
  if (task.kind !== "keep") return null;
  const [name = ""] = task.place.split("/");
  const run = seenRuns(rawFolders(rawDir).above, name, rawDir).find(
    ({ place }) => place === task.place,
  );
  return run === undefined ? null : { kind: "convert", run };
}
