/**
 * Steps that are counted anew in each epoch: how long an epoch is, from the training rows of a log. Known
 * only if in every epoch the steps ascend, and all epochs but the last end at the same step.
 */
export class EpochLengths {
  private isSound = true;
  private epoch = Number.NaN;
  private step = Number.NaN;
  private firstStep = Number.NaN;
  private firstEpoch = Number.NaN;
  private end = Number.NaN;
  private resets = 0;

  add(epoch: number, step: number): void {
    if (!this.isSound) return;
    if (Number.isNaN(this.epoch)) {
      this.firstEpoch = epoch;
      this.firstStep = step;
    } else if (epoch > this.epoch) this.nextEpoch(step);
    else if (epoch < this.epoch || step <= this.step) this.isSound = false;
    if (!Number.isInteger(epoch)) this.isSound = false;
    this.epoch = epoch;
    this.step = step;
  }

  /** Did the step begin anew with an epoch, whether or not these have one length? */
  get beginsAnew(): boolean {
    return this.resets > 0;
  }

  /** The step over all epochs; null if epochs have no known length. */
  get globalStep(): GlobalStep | null {
    if (!this.isSound || this.resets === 0 || this.step > this.end) return null;
    const [base, zero] = [Math.min(this.firstEpoch, 1), this.firstStep === 0 ? 1 : 0];
    const length = this.end + zero;
    return {
      length,
      of: (epoch, step) => (epoch - base) * length + step,
      endOf: (epoch) => (epoch - base + 1) * length - zero,
    };
  }

  private nextEpoch(step: number): void {
    if (Number.isNaN(this.end)) this.end = this.step;
    if (this.end !== this.step || step !== this.firstStep) this.isSound = false;
    if (step <= this.step) this.resets++;
  }
}

export interface GlobalStep {
  /** Steps in an epoch, as far as the log shows. */
  readonly length: number;
  readonly of: (epoch: number, step: number) => number;
  /** The last step of an epoch. */
  readonly endOf: (epoch: number) => number;
}
