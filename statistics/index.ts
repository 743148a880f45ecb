export { type AnswerShare, type ShareSums, answerShare } from "./answer-share.ts";
export { benjaminiHochberg } from "./benjamini-hochberg.ts";
export { type FourCounts, cohenKappa } from "./cohen-kappa.ts";
export { type Pairs, compareMoments, comparePairs } from "./compare-pairs.ts";
export { type ReportedScore, compareReports } from "./compare-reports.ts";
export type { Comparison, Direction, Gap } from "./comparison.ts";
export { type Composite, type Part, compositeDifference, compositeScore } from "./composite.ts";
export { type Estimate, type ItemScores, estimate } from "./estimate.ts";
export {
  type Interval,
  type IntervalMethod,
  around,
  excludesZero,
  level,
  z975,
} from "./interval.ts";
export {
  type Case,
  type Judgement,
  type Verdict,
  alpha,
  defaultMargin,
  judge,
  marginOf,
} from "./judge.ts";
export { mcnemar } from "./mcnemar.ts";
export { type PairTable, newcombePaired } from "./newcombe-paired.ts";
export type { PairMoments } from "./pair-moments.ts";
export { passAtK } from "./pass-at-k.ts";
export { itemsNeeded, minimumDetectableEffect } from "./power.ts";
export { standardDeviation } from "./standard-deviation.ts";
export {
  type Measured,
  type UnpairedDifference,
  unpairedDifference,
} from "./unpaired-difference.ts";
export { type Moments, welch } from "./welch.ts";
export { wilson } from "./wilson.ts";
