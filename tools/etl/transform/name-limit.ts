import type { Place } from "../extract/fact.ts";
import type { Occurrence } from "./issues.ts";

/**
 * How many names of a kind a run may have: more than any real log has (a mixture of experts that logs each
 * of 256 in 61 layers has 16,000 series), and few enough that each may take some kilobytes or files.
 */
export const mostNames = {
  series: 20_000,
  models: 200,
  benchmarks: 2000,
  subsets: 10_000,
  /** Of a benchmark, reported or on its samples. */
  metrics: 200,
  /** Of a metric, and as many subsets of all of them. */
  categories: 10_000,
  tags: 200,
} as const;

type NameKind = keyof typeof mostNames;

const said: Readonly<Record<NameKind, string>> = {
  series: "series",
  models: "models",
  benchmarks: "benchmarks",
  subsets: "subsets",
  metrics: "metrics of a benchmark",
  categories: "categories or subsets of a metric",
  tags: "tags",
};

/** Letters of a name that are told. */
const shownLetters = 100;

/** Lets so many different names of a kind pass. What has another one is left out, counted, and the first of them told. */
export class NameLimit {
  private readonly kind: NameKind;
  private readonly names = new Set<string>();
  private first: Omit<LostNames, "count"> | null = null;
  private leftOut = 0;

  constructor(kind: NameKind) {
    this.kind = kind;
  }

  /** @param place of what has the name; @param count asked for if there is no room for it */
  admits(name: string, place: Place | null, count: () => number = once): boolean {
    if (this.names.has(name)) return true;
    if (this.names.size < mostNames[this.kind]) {
      this.names.add(name);
      return true;
    }
    this.leaveOut(name, place, count());
    return false;
  }

  /** Counts what has a name for which there is no room. */
  leaveOut(name: string, place: Place | null, count = 1): void {
    this.first ??= { name: name.slice(0, shownLetters), place: place ?? nowhere };
    this.leftOut += count;
  }

  /** The first name for which there was no room, and how much has such a name. */
  get lost(): LostNames | null {
    return this.first && { ...this.first, count: this.leftOut };
  }

  get issues(): readonly Occurrence[] {
    if (this.first === null) return [];
    const { name, place } = this.first;
    const message = `more than ${mostNames[this.kind]} ${said[this.kind]}: what belongs to others is left out, from ${JSON.stringify(name)} on`;
    return [
      { code: `too-many-${this.kind}`, severity: "dropped", place, message, count: this.leftOut },
    ];
  }
}

/** Plain data. */
export interface LostNames {
  readonly name: string;
  readonly place: Occurrence["place"];
  readonly count: number;
}

function once(): number {
  return 1;
}

const nowhere = { file: null, line: null };
