export interface DiffPart {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** Above this many steps a change is shown as a whole instead of being looked into. */
const mostEdits = 2000;

/**
 * What turns `before` into `after`, by words (single characters where a script has no spaces).
 * The same and removed parts together are `before`, the same and added parts are `after`. Myers'
 * greedy algorithm (1986); texts that differ in more than 2,000 words give one removed and one
 * added part between their common ends.
 */
export function diffText(before: string, after: string): readonly DiffPart[] {
  const a = toTokens(before);
  const b = toTokens(after);
  const head = commonLength(a, b, (tokens, at) => tokens[at]);
  const restA = a.slice(head);
  const restB = b.slice(head);
  const tail = commonLength(restA, restB, (tokens, at) => tokens[tokens.length - 1 - at]);
  const middleA = restA.slice(0, restA.length - tail);
  const middleB = restB.slice(0, restB.length - tail);
  return joined([
    { kind: "same", text: a.slice(0, head).join("") },
    ...diffMiddle(middleA, middleB),
    { kind: "same", text: restA.slice(restA.length - tail).join("") },
  ]);
}

function toTokens(text: string): readonly string[] {
  return (
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}_]+|\s+|[^]/gu,
    ) ?? []
  );
}

type Tokens = readonly string[];

function commonLength(a: Tokens, b: Tokens, at: (tokens: Tokens, n: number) => string | undefined) {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && at(a, length) === at(b, length)) length++;
  return length;
}

function diffMiddle(a: Tokens, b: Tokens): readonly DiffPart[] {
  const trail = a.length > 0 && b.length > 0 ? shortestEdit(a, b) : null;
  if (trail === null) {
    return [
      { kind: "removed", text: a.join("") },
      { kind: "added", text: b.join("") },
    ];
  }
  return walkBack(a, b, trail);
}

/** For every number of edits the furthest position on each diagonal; null when too many. */
function shortestEdit(a: Tokens, b: Tokens): readonly Int32Array[] | null {
  const most = Math.min(a.length + b.length, mostEdits);
  const furthest = new Int32Array(2 * most + 2);
  const trail: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits++) {
    trail.push(furthest.slice(most - edits, most + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const x = slide(a, b, nextX(furthest, most + diagonal, diagonal, edits), diagonal);
      furthest[most + diagonal] = x;
      if (x >= a.length && x - diagonal >= b.length) return trail;
    }
  }
  return null;
}

function nextX(furthest: Int32Array, at: number, diagonal: number, edits: number): number {
  const left = furthest[at - 1] ?? 0;
  const right = furthest[at + 1] ?? 0;
  return diagonal === -edits || (diagonal !== edits && left < right) ? right : left + 1;
}

function slide(a: Tokens, b: Tokens, from: number, diagonal: number): number {
  let x = from;
  while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
  return x;
}

function walkBack(a: Tokens, b: Tokens, trail: readonly Int32Array[]): readonly DiffPart[] {
  const parts: DiffPart[] = [];
  let x = a.length;
  let y = b.length;
  for (let edits = trail.length - 1; edits > 0; edits--) {
    const furthest = trail[edits] ?? new Int32Array(0);
    const diagonal = x - y;
    const left = furthest[edits + diagonal - 1] ?? 0;
    const right = furthest[edits + diagonal + 1] ?? 0;
    const down = diagonal === -edits || (diagonal !== edits && left < right);
    const fromX = down ? right : left;
    const fromY = fromX - (down ? diagonal + 1 : diagonal - 1);
    const editX = down ? fromX : fromX + 1;
    parts.push({ kind: "same", text: a.slice(editX, x).join("") });
    parts.push(
      down ? { kind: "added", text: b[fromY] ?? "" } : { kind: "removed", text: a[fromX] ?? "" },
    );
    x = fromX;
    y = fromY;
  }
  parts.push({ kind: "same", text: a.slice(0, x).join("") });
  return parts.toReversed();
}

/** Neighbours of a kind become one; between two unchanged parts removals come before additions. */
function joined(parts: readonly DiffPart[]): readonly DiffPart[] {
  const result: DiffPart[] = [];
  let removed = "";
  let added = "";
  let same = "";
  const flushChange = () => {
    if (removed !== "") result.push({ kind: "removed", text: removed });
    if (added !== "") result.push({ kind: "added", text: added });
    removed = "";
    added = "";
  };
  const flushSame = () => {
    if (same !== "") result.push({ kind: "same", text: same });
    same = "";
  };
  for (const part of parts) {
    if (part.text === "") continue;
    if (part.kind === "same") {
      flushChange();
      same += part.text;
    } else {
      flushSame();
      if (part.kind === "removed") removed += part.text;
      else added += part.text;
    }
  }
  flushSame();
  flushChange();
  return result;
}
