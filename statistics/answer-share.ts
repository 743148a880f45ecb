import { type Interval, level } from "./interval.ts";
import { t975 } from "./t-distribution.ts";
import { wilson } from "./wilson.ts";

/** Sums over items: of item i, rᵢ is the number of its answers, cᵢ how many of these are of the class. */
export interface ShareSums {
  /** Items that have an answer. */
  readonly items: number;
  /** Σ rᵢ */
  readonly answers: number;
  /** Σ cᵢ */
  readonly count: number;
  /** Σ cᵢ² */
  readonly countSquares: number;
  /** Σ cᵢ·rᵢ */
  readonly countAnswers: number;
  /** Σ rᵢ² */
  readonly answerSquares: number;
}

export interface AnswerShare {
  /** 0 to 1. */
  readonly share: number;
  readonly interval: Interval;
}

/**
 * The share of answers that are of a class, with its 95 % interval; null without answers. The same as `estimate` of scores of 0 and
 * 1, of sums alone: Wilson where every item has one answer, else t with the item as the cluster (Liang & Zeger 1986), kept within 0
 * and 1, and Wilson with as many answers as items where the items do not differ.
 */
export function answerShare(sums: ShareSums): AnswerShare | null {
  const { items, answers, count } = sums;
  if (answers === 0) return null;
  const share = count / answers;
  if (answers === items) return { share, interval: wilson(share, answers) };
  const { countSquares, countAnswers, answerSquares } = sums;
  const squares = countSquares - 2 * share * countAnswers + share * share * answerSquares;
  if (items < 2 || squares <= answerSquares * 1e-12)
    return { share, interval: wilson(share, items) };
  const half = (t975(items - 1) * Math.sqrt((squares * items) / (items - 1))) / answers;
  const [low, high] = [Math.max(0, share - half), Math.min(1, share + half)];
  return { share, interval: { low, high, level, method: "t-clustered" } };
}
