import { type SeenRun, seenRuns } from "../node/seen-runs.ts";

/** Folders of the raw folder to look at. */
export interface LookJob {
  readonly rawDir: string;
  readonly names: readonly string[];
  /** Folder out of which links are not followed. */
  readonly within: string;
}

/** What a thread of looks does. It imports nothing of the conversion, so that it starts at once. */
// oxlint-disable-next-line import/no-default-export -- what the pool calls
export default function look({ rawDir, names, within }: LookJob): readonly (readonly SeenRun[])[] {
  return names.map((name) => seenRuns(rawDir, name, within));
}
