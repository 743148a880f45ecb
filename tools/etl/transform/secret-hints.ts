/** Kinds of secrets that a text may hold, as bits; `kinds` has the pattern of each. */
export const hint = { key: 1, bearer: 2, privateKey: 4, address: 8, parameter: 16 } as const;

/** What every secret of a kind holds. */
interface Sign {
  readonly kind: number;
  readonly word: Uint8Array;
  /** The same for one that counts in capitals, too. */
  readonly other: Uint8Array;
  /**
   * Place of the first of two neighbouring pairs of letters by which the sign is found: of two that stand
   * side by side one begins at an even place of the text. Chosen to be rare in texts; what follows the
   * sign counts as any letter.
   */
  readonly pairs: number;
}

const signs: readonly Sign[] = [
  ...["sk-", "tvly-"].map((word) => signOf(hint.key, word, word.length - 2)),
  ...["o", "p", "r", "s", "u"].map((letter) => signOf(hint.key, `gh${letter}_`, 2)),
  signOf(hint.key, "_pat_", 3),
  signOf(hint.key, "xox", 0),
  signOf(hint.key, "hf_", 0),
  signOf(hint.key, "AKIA", 1),
  signOf(hint.key, "ASIA", 1),
  signOf(hint.key, "AIza", 0),
  signOf(hint.key, "eyJ", 1),
  signOf(hint.privateKey, "--BEGIN ", 2),
  signOf(hint.address, "://", 0),
  signOf(hint.bearer, "bearer", 0, true),
  // …key=, sig, auth, token, secret, signature, credential, passwd, password
  ...["ey=", "ig=", "th=", "en=", "et=", "re=", "al=", "wd=", "rd="].map((end) =>
    signOf(hint.parameter, end, 1, true),
  ),
];

function signOf(kind: number, word: string, pairs: number, anyCase = false): Sign {
  const other = anyCase ? word.toUpperCase() : word;
  return { kind, word: bytesOf(word), other: bytesOf(other), pairs };
}

function bytesOf(ascii: string): Uint8Array {
  return Uint8Array.from(ascii, (letter) => letter.charCodeAt(0));
}

/** A sign, and how far behind its beginning a pair stands. */
interface Lead {
  readonly sign: Sign;
  readonly offset: number;
}

const anyLetter = Array.from({ length: 256 }, (_, letter) => letter);

/** Signs by the pair that leads to them, each list once; the first is empty. */
const lists: (readonly Lead[])[] = [[]];
/** For each pair (first × 256 + second) the number of its list. */
const listOfPair = new Uint8Array(1 << 16);
for (const [pair, leads] of leadsByPair()) {
  const known = lists.findIndex((list) => isSame(list, leads));
  listOfPair[pair] = known === -1 ? lists.push(leads) - 1 : known;
}

function leadsByPair(): ReadonlyMap<number, readonly Lead[]> {
  const found = new Map<number, Lead[]>();
  for (const sign of signs)
    for (const offset of [sign.pairs, sign.pairs + 1])
      for (const pair of pairsAt(sign, offset)) {
        const leads = found.get(pair) ?? [];
        found.set(pair, [...leads, { sign, offset }]);
      }
  return found;
}

function pairsAt({ word, other }: Sign, offset: number): ReadonlySet<number> {
  const variants = (at: number): readonly number[] =>
    at < word.length ? [word[at] ?? 0, other[at] ?? 0] : anyLetter;
  return new Set(
    variants(offset).flatMap((first) => variants(offset + 1).map((second) => first * 256 + second)),
  );
}

function isSame(a: readonly Lead[], b: readonly Lead[]): boolean {
  return (
    a.length === b.length &&
    a.every((lead, i) => lead.sign === b[i]?.sign && lead.offset === b[i]?.offset)
  );
}

/**
 * Bits of the kinds of secrets that a text may hold: one that is not set is certain, one that is set
 * calls for the kind's pattern. Looks for all of them at once, which a pattern each cannot.
 * @param text UTF-8, or anything else that keeps ASCII as it is
 */
export function secretHints(text: Uint8Array): number {
  const last = text.length - 1;
  let found = 0;
  let at = 0;
  for (; at < last; at += 2) {
    const list = listOfPair[((text[at] ?? 0) << 8) | (text[at + 1] ?? 0)] ?? 0;
    if (list !== 0) found |= hintsOf(lists[list] ?? [], text, at);
  }
  if (at > last) return found;
  return found | hintsOf(lists[listOfPair[(text[at] ?? 0) << 8] ?? 0] ?? [], text, at);
}

function hintsOf(list: readonly Lead[], text: Uint8Array, at: number): number {
  let found = 0;
  for (let i = 0; i < list.length; i++) {
    const lead = list[i];
    if (lead !== undefined && standsAt(lead.sign, text, at - lead.offset)) found |= lead.sign.kind;
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
