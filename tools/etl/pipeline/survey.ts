import type { EtlState, KnownFolder } from "../load/etl-state.ts";
import { type RunFolder, rawFolders, runsIn } from "../node/discover-runs.ts";
import { fingerprintOf, nameDigest } from "../node/fingerprint.ts";

/** What is to be done about one run's folder. */
export type Task =
  | { readonly kind: "convert"; readonly run: RunFolder; readonly seen: string | null }
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
  readonly ignored: ReturnType<typeof rawFolders>["ignored"];
}

export interface SurveyOptions {
  readonly rawDir: string;
  /** Names of the folders to look at, where a publication is known for the others; null: all. */
  readonly only: ReadonlySet<string> | null;
  /** Marks of the secrets that are not to be published. */
  readonly marks: readonly string[];
}

/** @param known of the same program and raw folder; null: everything is to be converted */
export function survey({ rawDir, only, marks }: SurveyOptions, known: EtlState | null): Survey {
  const lookedAt = Date.now();
  const { names, ignored } = rawFolders(rawDir);
  const byPlace = new Map(known?.folders.map((folder) => [folder.place, folder]));
  const cleanSets = (known?.secrets ?? []).map((set) => marks.every((mark) => set.includes(mark)));
  const look = (run: RunFolder): Task => {
    const seen = fingerprintOf(run, lookedAt);
    const before = byPlace.get(nameDigest(run.place));
    const isSame = before !== undefined && seen !== null && before.seen === seen;
    if (!isSame || !cleanSets[before.secrets]) return { kind: "convert", run, seen };
    // The list of files is let go: all runs together may have hundreds of thousands.
    const { runId, place, files } = run;
    return { kind: "keep", known: before, runId, place, files: files.length };
  };
  if (known === null || only === null)
    return { tasks: names.flatMap((name) => runsIn(rawDir, name).map(look)), ignored };
  const byFolder = Map.groupBy(known.folders, (folder) => folder.folder);
  const leave = (digest: string) =>
    (byFolder.get(digest) ?? []).map((folder): Task => ({ kind: "leave", known: folder }));
  const present = new Set(names.map(nameDigest));
  const gone = [...byFolder.keys()].filter((digest) => !present.has(digest)).flatMap(leave);
  const there = names.flatMap((name) =>
    only.has(name) ? runsIn(rawDir, name).map(look) : leave(nameDigest(name)),
  );
  return { tasks: [...gone, ...there], ignored };
}

/** A known folder as one to convert; null if it is gone. */
export function convertTaskOf(
  task: Task,
  rawDir: string,
): Extract<Task, { kind: "convert" }> | null {
  if (task.kind !== "keep") return null;
  const lookedAt = Date.now();
  const [name = ""] = task.place.split("/");
  const run = runsIn(rawDir, name).find(({ place }) => place === task.place);
  return run === undefined ? null : { kind: "convert", run, seen: fingerprintOf(run, lookedAt) };
}
