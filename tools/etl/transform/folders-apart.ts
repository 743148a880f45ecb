import { CurveEvents } from "./curve-events.ts";
import { continuedTracks } from "./continued-tracks.ts";
import { fileWords } from "./file-words.ts";
import { nameStrands } from "./name-strands.ts";
import type { SeriesColumns } from "./series-columns.ts";
import { folderOf, relationOf } from "./track-relation.ts";
import { type Track, tracksOf } from "./track.ts";
import { withoutRestarts } from "./without-restarts.ts";

/**
 * Folders whose files, of one kind, say different things of the same steps, or take turns: they hold different
 * trainings, workers or parts of the data. @returns what to call them by, by folder
 */
export function foldersApart(columns: SeriesColumns): ReadonlyMap<string, string> {
  const apart = new Set<string>();
  for (const name of columns.names) {
    const folders = new Set([...columns.files(name)].map(folderOf));
    if ([...folders].every((folder) => folders.size === 1 || apart.has(folder))) continue;
    for (const { strands } of nameStrands(name, columns.strands(name)))
      for (const folder of apartIn(tracksOf(name, strands), apart)) apart.add(folder);
  }
  return fileWords([...apart].toSorted());
}

function apartIn(tracks: readonly Track[], known: ReadonlySet<string>): ReadonlySet<string> {
  const settled = continuedTracks(tracks).map(
    (track) => withoutRestarts(track, new CurveEvents(), []).track,
  );
  const found = new Set(known);
  for (const [at, track] of settled.entries()) {
    for (const other of settled.slice(0, at)) {
      const [one, two] = [folderOf(track.file), folderOf(other.file)];
      if (one === two || track.rank !== other.rank || track.xIs !== other.xIs) continue;
      if (found.has(one) && found.has(two)) continue;
      const relation = relationOf(other, track);
      if (relation === "different" || relation === "alternating") found.add(one).add(two);
    }
  }
  return found;
}
