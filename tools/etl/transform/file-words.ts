/**
 * What tells files from each other, by path: of their paths, without the endings, what all begin and end
 * with is left out. "a/lr1/log.jsonl" and "a/lr2/log.jsonl" are "lr1" and "lr2".
 */
export function fileWords(paths: readonly string[]): ReadonlyMap<string, string> {
  const all = paths.map((path) => path.replace(/\.(?:jsonl?|csv|tsv|log|txt)$/i, "").split("/"));
  const shared = sharedStart(all);
  const rests = all.map((segments) => segments.slice(shared).toReversed());
  const ends = sharedStart(rests);
  return new Map(
    paths.map((path, at) => {
      const words = rests[at]?.slice(ends).toReversed().join("/") ?? "";
      return [path, words === "" ? (all[at]?.at(-1) ?? path) : words];
    }),
  );
}

/** How many first segments all have in common. */
function sharedStart([first = [], ...others]: readonly (readonly string[])[]): number {
  const differs = first.findIndex((segment, at) => others.some((other) => other[at] !== segment));
  return differs === -1 ? first.length : differs;
}
