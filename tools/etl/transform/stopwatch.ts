/**
 * Finds in the rows of one writer where a new process begins: the time since its start falls to its
 * beginning, and the step goes back or is that of the last row again. If the time ever falls to anything else, the rows are not in the
 * order in which they were written, or have several writers, and it tells nothing.
 */
export class Stopwatch {
  private readonly found: number[] = [];
  private isSound = true;
  private last = Number.NaN;
  private lastStep = Number.NaN;
  /** The shortest time at which a process wrote its first row. */
  private shortest = Number.NaN;

  add(row: number, step: number, elapsedS: number): void {
    if (!this.isSound) return;
    if (Number.isNaN(this.last)) this.shortest = elapsedS;
    else if (elapsedS < this.last) this.fall(row, step, elapsedS);
    this.last = elapsedS;
    this.lastStep = step;
  }

  /** Numbers of the rows that are the first of a new process, ascending. */
  get begins(): readonly number[] {
    return this.isSound ? this.found : [];
  }

  private fall(row: number, step: number, elapsedS: number): void {
    const isBeginning = elapsedS * 2 <= this.last || elapsedS <= this.shortest * 2;
    if (!isBeginning || this.found.length === mostProcesses) this.isSound = false;
    else if (step <= this.lastStep) this.found.push(row);
    this.shortest = Math.min(this.shortest, elapsedS);
  }
}

/** No training is started anew more often. */
export const mostProcesses = 10_000;
