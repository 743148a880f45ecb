/** The letters that may stand at each place of a sign. */
export type Sign = readonly string[];

export const letters = {
  hex: "0123456789abcdef",
  digits: "0123456789",
  alnum: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
  word: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-",
} as const;

/** This very text. */
export function exactly(text: string): Sign {
  return text.split("");
}

/** A text in small letters, capitals or both. */
export function anyCase(text: string): Sign {
  return text.split("").map((letter) => letter + letter.toUpperCase());
}

/** So many of these letters. */
export function times(count: number, set: string): Sign {
  return Array.from({ length: count }, () => set);
}

/** A sign that stands in a text. */
export interface Found {
  /** Which of the signs. */
  readonly sign: number;
  readonly at: number;
}

/** The pairs of letters that are most common in English, code and JSON, the commonest first. */
const commonPairs =
  "inreeronteenthllatulnumeeshetaalstettoanornttileoudensl,isascoearoedarutngndsegeitraiorineeltrkectsoadicolmoceacpeurnahiexlaidmavempsiplchdaha0.okssca00nc_t},liomt_amodprpuhoec**satsotagofnirtforn.0popaunusrsbediueiml_wefiilowlo0,shumepems.ld10--igtyvaaitpxtlslue_],evsunorgopttoonpnk99scl}lyeewi_cboptierun-oseftufr_irrab_sERrc_mrd}}doquLeay12mik.n_e,apfaivir20Thwoucgryprybls,csspwads}]_r[{e.upcyltghs:1,ug11e-whviANiffurfcu50ps);ftgi1.pi.5_peyip15-m02NS60xpmb5,f_ckoi>>WEgnsw16##nlSWeqbynA01oc2.RecrhtclR:ia6,3,fermba";

/** About how often each pair (first × 256 + second) begins at a place of a text. */
const frequencies = frequenciesOfPairs();

function frequenciesOfPairs(): Float64Array {
  const isSmall = (code: number) => code >= 97 && code <= 122;
  const found = Float64Array.from({ length: 1 << 16 }, (_, pair) => {
    const [first, second] = [pair >> 8, pair & 255];
    if (first === 32 || second === 32) return 0.002;
    return isSmall(first) && isSmall(second) ? 0.0002 : 0.00005;
  });
  for (let at = 0; at < commonPairs.length; at += 2) {
    const pair = commonPairs.charCodeAt(at) * 256 + commonPairs.charCodeAt(at + 1);
    found[pair] = 0.01 / (1 + at / 36) ** 1.2;
  }
  return found;
}

/**
 * Looks for many signs at once, in one pass over the bytes of a text. Each is known by two pairs of letters side by side, of which one
 * begins at an even place, so that only every second place is looked at; the pairs are those that are rarest in texts. Numbers lie side by
 * side, as this runs over every byte that is published.
 */
export class SignScanner {
  /** For each pair (first × 256 + second) where its leads begin in `leads`; 0: it has none. */
  private readonly leadsOfPair = new Uint16Array(1 << 16);
  /** Lists of leads, each its length and then, for each lead, the sign and how far behind the sign's beginning the pair stands. */
  private readonly leads: Int16Array;
  /** For each sign where its places begin, and how many they are. */
  private readonly placesOf: Int32Array;
  private readonly lengthOf: Int32Array;
  /** The letter of signs that have but one, again and again; 0: it has several. */
  private readonly letterOf: Uint8Array;
  /** 256 for each place of a sign: may this letter stand there? */
  private readonly places: Uint8Array;

  constructor(signs: readonly Sign[]) {
    const sizes = signs.map((sign) => sign.length);
    this.lengthOf = Int32Array.from(sizes);
    this.placesOf = Int32Array.from(sizes, (_, at) => 256 * sum(sizes.slice(0, at)));
    this.letterOf = Uint8Array.from(signs, (sign) =>
      isRun(sign) ? sign.join("").charCodeAt(0) : 0,
    );
    this.places = new Uint8Array(256 * sum(sizes));
    for (const [at, set] of signs.flat().entries())
      for (const letter of set) this.places[256 * at + letter.charCodeAt(0)] = 1;
    const byPair = new Map<number, number[]>();
    for (const [number, sign] of signs.entries())
      for (const offset of leadsOf(sign))
        for (const pair of pairsAt(sign, offset).pairs) {
          const list = byPair.get(pair);
          if (list === undefined) byPair.set(pair, [number, offset]);
          else list.push(number, offset);
        }
    this.leads = Int16Array.from(this.listsOf(byPair));
  }

  /** Does any sign stand in a text? @param text UTF-8, or anything else that keeps ASCII as it is */
  holdsAny(text: Uint8Array): boolean {
    return this.scan(text, null);
  }

  /** All of them, in the order of their places; of a sign of one letter that repeats itself the first. */
  findAll(text: Uint8Array): readonly Found[] {
    const found: Found[] = [];
    this.scan(text, found);
    return found.toSorted((a, b) => a.at - b.at || a.sign - b.sign);
  }

  /** Equal lists once. */
  private listsOf(byPair: ReadonlyMap<number, readonly number[]>): readonly number[] {
    const lists = [0];
    const known = new Map<string, number>();
    for (const [pair, list] of byPair) {
      const key = list.join();
      const place = known.get(key) ?? lists.length;
      if (place === lists.length) lists.push(list.length / 2, ...list);
      known.set(key, place);
      this.leadsOfPair[pair] = place;
    }
    return lists;
  }

  private scan(text: Uint8Array, found: Found[] | null): boolean {
    const { leadsOfPair } = this;
    const last = text.length - 1;
    let at = 0;
    for (; at < last; at += 2) {
      const list = leadsOfPair[((text[at] ?? 0) << 8) | (text[at + 1] ?? 0)] ?? 0;
      if (list !== 0 && this.met(list, text, at, found)) return true;
    }
    const list = at > last ? 0 : (leadsOfPair[(text[at] ?? 0) << 8] ?? 0);
    return list !== 0 && this.met(list, text, at, found);
  }

  /** @returns true to stop: one is enough. */
  private met(list: number, text: Uint8Array, at: number, found: Found[] | null): boolean {
    const { leads } = this;
    const end = list + 2 * (leads[list] ?? 0);
    for (let lead = list + 1; lead <= end; lead += 2) {
      const sign = leads[lead] ?? 0;
      const start = at - (leads[lead + 1] ?? 0);
      const letter = this.letterOf[sign] ?? 0;
      if (letter !== 0 && text[start - 1] === letter) continue;
      if (!this.standsAt(sign, text, start)) continue;
      if (found === null) return true;
      found.push({ sign, at: start });
    }
    return false;
  }

  private standsAt(sign: number, text: Uint8Array, start: number): boolean {
    const { places } = this;
    const length = this.lengthOf[sign] ?? 0;
    if (start < 0 || start + length > text.length) return false;
    let place = this.placesOf[sign] ?? 0;
    for (let at = start; at < start + length; at++, place += 256)
      if (places[place + (text[at] ?? 0)] !== 1) return false;
    return true;
  }
}

/** Zeros in base64 are a million "A". */
function isRun(sign: Sign): boolean {
  return sign.every((set) => set.length === 1 && set === sign[0]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** How far behind the beginning of a sign the two pairs stand by which it is found. */
function leadsOf(sign: Sign): readonly number[] {
  const costs = sign
    .slice(0, -1)
    .map((_, offset) => pairsAt(sign, offset).cost + pairsAt(sign, offset + 1).cost);
  const first = costs.indexOf(Math.min(...costs));
  return [first, first + 1];
}

interface Pairs {
  readonly pairs: readonly number[];
  /** How often any of them stands at a place of a text. */
  readonly cost: number;
}

/** By the letters of both places: most signs are made of the same few sets, whose pairs are thousands. */
const knownPairs = new Map<string, Pairs>();

/** What follows the sign counts as any letter. */
function pairsAt(sign: Sign, offset: number): Pairs {
  const key = `${sign[offset]} ${sign[offset + 1] ?? ""}`;
  const known = knownPairs.get(key);
  if (known !== undefined) return known;
  const seconds = codesAt(sign, offset + 1);
  const pairs = codesAt(sign, offset).flatMap((first) =>
    seconds.map((second) => first * 256 + second),
  );
  const found = { pairs, cost: sum(pairs.map((pair) => frequencies[pair] ?? 0)) };
  knownPairs.set(key, found);
  return found;
}

const anyCode = Array.from({ length: 256 }, (_, code) => code);

function codesAt(sign: Sign, at: number): readonly number[] {
  const set = sign[at];
  return set === undefined ? anyCode : set.split("").map((letter) => letter.charCodeAt(0));
}

let room = new Uint8Array(1024);

/** A text as one byte a character, those that are not ASCII as 255; stands until the next call. */
export function asciiOf(text: string): Uint8Array {
  const { length } = text;
  if (room.length < length) room = new Uint8Array(2 * length);
  for (let at = 0; at < length; at++) room[at] = Math.min(text.charCodeAt(at), 255);
  return room.subarray(0, length);
}
