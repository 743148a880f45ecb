/** How an interval was made; "reported": from a standard error in a report. */
export type IntervalMethod =
  | "wilson"
  | "t"
  | "t-clustered"
  | "newcombe"
  | "newcombe-paired"
  | "propagated"
  | "reported";

/** A confidence interval, in the native scale of what it is of. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** Coverage, 0 to 1. */
  readonly level: number;
  readonly method: string;
}

/** The coverage of every interval that is made here. */
export const level = 0.95;
/** 97.5 % quantile of the standard normal distribution: an interval reaches ± this many errors. */
export const z975 = 1.959963984540054;
/** 80 % quantile of the standard normal distribution: the power that is asked for. */
export const z80 = 0.8416212335729143;

/** Value ± half. */
export function around(value: number, half: number, method: IntervalMethod): Interval {
  return { low: value - half, high: value + half, level, method };
}

/** Whether 0 lies outside. */
export function excludesZero({ low, high }: Pick<Interval, "low" | "high">): boolean {
  return low > 0 || high < 0;
}
