/** What stands for a run wherever several are shown: a letter and a colour of the palette and, when these are used up, a dash. */
export interface RunMark {
  /** A, B … Z, AA, AB … */
  readonly letter: string;
  /** A CSS colour. */
  readonly colour: string;
  readonly dash: string | undefined;
}

const colours = 10;
const dashes = [undefined, "5 3", "2 2", "8 3 2 3"];

/** The mark of the run at this position of a comparison; the same on every tab. */
export function runMark(position: number): RunMark {
  return {
    letter: letterOf(position),
    colour: `var(--series-${(position % colours) + 1})`,
    dash: dashes[Math.floor(position / colours) % dashes.length],
  };
}

function letterOf(position: number): string {
  const before = Math.floor(position / 26);
  return (before === 0 ? "" : letterOf(before - 1)) + String.fromCodePoint(65 + (position % 26));
}
