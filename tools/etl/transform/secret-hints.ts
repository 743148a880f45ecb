/** Kinds of secrets that a text may hold, as bits; `kinds` has the pattern of each. */
export const hint = { key: 1, bearer: 2, privateKey: 4, address: 8, parameter: 16 } as const;

/** What every secret of a kind holds. Two neighbouring letters, rare in texts, tell where to look for it. */
interface Sign {
  readonly kind: number;
  readonly word: Uint8Array;
  /** The same for one that counts in capitals, too. */
  readonly other: Uint8Array;
  /** Place of the pair in the word. */
  readonly pair: number;
}

const signs: readonly Sign[] = [
  ...["sk-", "tvly-"].map((word) => signOf(hint.key, word, word.length - 2)),
  ...["o", "p", "r", "s", "u"].map((letter) => signOf(hint.key, `gh${letter}_`, 2)),
  signOf(hint.key, "_pat_", 0),
  signOf(hint.key, "xox", 0),
  signOf(hint.key, "hf_", 0),
  signOf(hint.key, "AKIA", 1),
  signOf(hint.key, "ASIA", 1),
  signOf(hint.key, "AIza", 1),
  signOf(hint.key, "eyJ", 1),
  signOf(hint.privateKey, "--BEGIN ", 1),
  signOf(hint.address, "://", 1),
  signOf(hint.bearer, "bearer", 1, true),
  // …key=, sig, auth, token, secret, signature, credential, passwd, password
  ...["ey=", "ig=", "th=", "en=", "et=", "re=", "al=", "wd=", "rd="].map((end) =>
    signOf(hint.parameter, end, 1, true),
  ),
];

function signOf(kind: number, word: string, pair: number, anyCase = false): Sign {
  const other = anyCase ? word.toUpperCase() : word;
  return { kind, word: bytesOf(word), other: bytesOf(other), pair };
}

function bytesOf(ascii: string): Uint8Array {
  return Uint8Array.from(ascii, (letter) => letter.charCodeAt(0));
}

/** Signs by the pair that leads to them; the first list is empty. */
const lists: (readonly Sign[])[] = [[]];
/** For each pair (first × 256 + second) the number of its list. */
const listOfPair = new Uint8Array(1 << 16);
for (const sign of signs) for (const pair of pairsOf(sign)) addTo(pair, sign);

function pairsOf({ word, other, pair }: Sign): ReadonlySet<number> {
  const variants = (at: number): readonly number[] => [word[at] ?? 0, other[at] ?? 0];
  return new Set(
    variants(pair).flatMap((first) => variants(pair + 1).map((second) => first * 256 + second)),
  );
}

function addTo(pair: number, sign: Sign): void {
  const list = lists[listOfPair[pair] ?? 0] ?? [];
  listOfPair[pair] = lists.push([...list, sign]) - 1;
}

/**
 * Bits of the kinds of secrets that a text may hold: one that is not set is certain, one that is set
 * calls for the kind's pattern. Looks for all of them at once, which a pattern each cannot.
 * @param text UTF-8, or anything else that keeps ASCII as it is
 */
export function secretHints(text: Uint8Array): number {
  const { length } = text;
  let found = 0;
  let before = 0;
  // Two letters a round: a quarter faster than one.
  let at = 0;
  for (; at + 1 < length; at += 2) {
    const letter = text[at] ?? 0;
    const next = text[at + 1] ?? 0;
    const here = listOfPair[(before << 8) | letter] ?? 0;
    const there = listOfPair[(letter << 8) | next] ?? 0;
    if ((here | there) !== 0) {
      found |= hintsOf(lists[here] ?? [], text, at - 1) | hintsOf(lists[there] ?? [], text, at);
    }
    before = next;
  }
  if (at === length) return found;
  const list = listOfPair[(before << 8) | (text[at] ?? 0)] ?? 0;
  return found | hintsOf(lists[list] ?? [], text, at - 1);
}

function hintsOf(list: readonly Sign[], text: Uint8Array, at: number): number {
  let found = 0;
  for (let i = 0; i < list.length; i++) {
    const sign = list[i];
    if (sign !== undefined && standsAt(sign, text, at - sign.pair)) found |= sign.kind;
  }
  return found;
}

function standsAt({ word, other }: Sign, text: Uint8Array, start: number): boolean {
  if (start < 0 || start + word.length > text.length) return false;
  for (let i = 0; i < word.length; i++) {
    const letter = text[start + i];
    if (letter !== word[i] && letter !== other[i]) return false;
  }
  return true;
}

let room = new Uint8Array(1024);

/** A text as one byte a character, those that are not ASCII as 255; stands until the next call. */
export function asciiOf(text: string): Uint8Array {
  const { length } = text;
  if (room.length < length) room = new Uint8Array(2 * length);
  for (let at = 0; at < length; at++) room[at] = Math.min(text.charCodeAt(at), 255);
  return room.subarray(0, length);
}
