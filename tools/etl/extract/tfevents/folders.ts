import { splitOfFolder } from "../split-word.ts";

/** torch's and HF's default name of an event folder: date, time and host, new for every start. */
const startFolder = /^[A-Z][a-z]{2}\d{2}_\d{2}-\d{2}-\d{2}(?:_.*)?$/;

/**
 * What to put before the tags of each file: "" where all event files lie in one folder, otherwise
 * the folder below the one they share, with a `/`. Folders that name only a start are left out: the
 * files in them continue one run, and their names tell the host. So are those that name a part of
 * the data, as Keras' and TensorFlow's estimators do: that is told of all files by their paths.
 */
export function tagPrefixes(paths: readonly string[]): ReadonlyMap<string, string> {
  const folders = paths.map((path) => ({ path, segments: folderOf(path) }));
  const shared = folders.reduce((length, { segments }) => {
    const [first] = folders;
    const differs = segments.findIndex((segment, at) => segment !== first?.segments[at]);
    return Math.min(length, differs === -1 ? segments.length : differs);
  }, Number.POSITIVE_INFINITY);
  return new Map(
    folders.map(({ path, segments }) => [
      path,
      segments
        .slice(shared)
        .map((segment) => `${segment}/`)
        .join(""),
    ]),
  );
}

function folderOf(path: string): readonly string[] {
  return path
    .split("/")
    .slice(0, -1)
    .filter((segment) => !startFolder.test(segment) && splitOfFolder(segment) === undefined);
}
