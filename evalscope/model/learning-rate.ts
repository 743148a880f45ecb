export interface Schedule {
  readonly peak: number;
  readonly warmupSteps: number;
  readonly steps: number;
}

/** Linear warm-up, then half a cosine down to a tenth of the peak (Loshchilov and Hutter 2017). Steps count from 1. */
export function learningRateAt(step: number, { peak, warmupSteps, steps }: Schedule): number {
  if (step < warmupSteps) return (peak * step) / warmupSteps;
  const progress = (step - warmupSteps) / Math.max(1, steps - warmupSteps);
  return peak * (0.55 + 0.45 * Math.cos(Math.PI * Math.min(1, progress)));
}
