const gap = "…";

/** Common parts up to this length stay: eliding them saves nothing worth the riddle. */
const worthEliding = 5;

/** A common word beside what differs says what differs: `step-`. Longer ones go. */
const longestKept = 8;

/** Names up to this length are shown whole. */
const short = 18;

/** Ends of words within names: `qwen-7b_sft/v3.1`; a version's point ends none. */
const wordEnds = /[-_/~:@ ]|\.(?!\d)/gu;

/**
 * Names as they are shown beside each other: by what differs. A beginning and an end that all have are elided (at a
 * word's end, and only where that saves something); of what is left the middle goes last, never the end.
 * @param most characters of a shown name, at least 12; names that would look the same get more
 * @returns a text for each name, different names having different texts
 */
export function shortNames(names: readonly string[], most = 28): readonly string[] {
  const distinct = [...new Set(names)];
  if (distinct.every((name) => name.length <= short && name.length <= most)) return names;
  const head = distinct.length < 2 ? 0 : sharedStart(distinct);
  const tail = distinct.length < 2 ? 0 : sharedEnd(distinct, head);
  const cores = new Map(distinct.map((name) => [name, coreOf(name, head, tail)]));
  for (let room = most; ; room *= 2) {
    const shown = new Map([...cores].map(([name, core]) => [name, withoutMiddle(core, room)]));
    const isTold = new Set(shown.values()).size === distinct.length;
    if (isTold || room > 4096)
      return names.map((name) => (isTold ? (shown.get(name) ?? name) : name));
  }
}

function coreOf(name: string, head: number, tail: number): string {
  const start = head >= worthEliding ? gap : name.slice(0, head);
  const end = tail >= worthEliding ? gap : name.slice(name.length - tail);
  return start + name.slice(head, name.length - tail) + end;
}

/**
 * Characters that all begin with, without the last word of them: "step-" stays before what differs, where it is short.
 * Every name keeps some of its own.
 */
function sharedStart(names: readonly string[]): number {
  const [first = "", ...others] = names;
  let length = Math.min(...names.map((name) => name.length)) - 1;
  for (const name of others) length = Math.min(length, agreement(first, name));
  length = wordEnd(first, length);
  const before = wordEnd(first, length - 1);
  return length - before <= longestKept ? before : length;
}

function wordEnd(text: string, length: number): number {
  return Math.max(
    0,
    ...[...text.matchAll(wordEnds)].map(({ index }) => index + 1).filter((end) => end <= length),
  );
}

function sharedEnd(names: readonly string[], head: number): number {
  // By code units, as lengths are; names are parted only at signs that are one.
  const turned = names.map((name) => name.slice(head).split("").toReversed().join(""));
  return sharedStart(turned);
}

function agreement(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** Keeps a third of the room for the beginning: names differ at their ends. */
function withoutMiddle(text: string, room: number): string {
  if (text.length <= room) return text;
  const head = Math.floor((room - gap.length) / 3);
  return (
    text.slice(0, head).toWellFormed() +
    gap +
    text.slice(text.length - (room - gap.length - head)).toWellFormed()
  );
}
