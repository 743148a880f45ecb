/** A list of numbers at eight bytes each, that grows as it is filled. */
export class GrowingNumbers {
  private numbers = new Float64Array(64);
  length = 0;

  push(value: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length++] = value;
  }

  /** NaN where there is none. */
  at(index: number): number {
    return index < this.length ? (this.numbers[index] ?? Number.NaN) : Number.NaN;
  }

  /** Fills up with NaN to a length. */
  padTo(length: number): void {
    while (this.length < length) this.push(Number.NaN);
  }
}

/** Ascending row numbers; as long as they follow one another, only the first is held. */
export class RowNumbers {
  private first = 0;
  private length = 0;
  private listed: GrowingNumbers | null = null;

  push(row: number): void {
    if (this.length === 0) this.first = row;
    if (this.listed === null && row !== this.first + this.length) this.listed = this.list();
    this.listed?.push(row);
    this.length++;
  }

  at(index: number): number {
    return this.listed === null ? this.first + index : this.listed.at(index);
  }

  private list(): GrowingNumbers {
    const listed = new GrowingNumbers();
    for (let at = 0; at < this.length; at++) listed.push(this.first + at);
    return listed;
  }
}
