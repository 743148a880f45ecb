/** How a run is told from others in charts: a colour of the palette and, when these are used up, a dash. */
export interface RunMark {
  /** A CSS colour. */
  readonly colour: string;
  readonly dash: string | undefined;
}

const colours = 10;
const dashes = [undefined, "5 3", "2 2", "8 3 2 3"];

/** The mark of the run at this position of a comparison; the same on every tab. */
export function runMark(position: number): RunMark {
  return {
    colour: `var(--series-${(position % colours) + 1})`,
    dash: dashes[Math.floor(position / colours) % dashes.length],
  };
}
