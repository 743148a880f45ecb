/**
 * Tells whether the last text of a file that no newline ends may lack its end. Some tools write no newline at the
 * end, and a writer that was killed leaves half a number: "0.1" of "0.1234". A text shorter than all that stood
 * in its place before is taken for cut off.
 */
export class LastText {
  private shortest = Infinity;

  /** A text of its kind that is whole. */
  see(text: string): void {
    if (text !== "" && text.length < this.shortest) this.shortest = text.length;
  }

  mayBeCut(text: string): boolean {
    return this.shortest !== Infinity && text.length < this.shortest;
  }
}
