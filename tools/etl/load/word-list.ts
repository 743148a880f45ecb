/** The different words of a categorical column, in the order they were met; null once there are too many. */
export class WordList {
  private numbers: Map<string, number> | null = new Map();
  private chars = 0;
  private readonly most: WordLimits;

  constructor(most: WordLimits) {
    this.most = most;
  }

  /** The word's number; null where the column is given up. */
  numberOf(word: string): number | null {
    const known = this.numbers?.get(word);
    if (known !== undefined || this.numbers === null) return known ?? null;
    this.chars += word.length;
    if (this.numbers.size === this.most.words || this.chars > this.most.chars) this.giveUp();
    this.numbers?.set(word, this.numbers.size);
    return this.numbers === null ? null : this.numbers.size - 1;
  }

  giveUp(): void {
    this.numbers = null;
  }

  get words(): readonly string[] | null {
    return this.numbers && [...this.numbers.keys()];
  }
}

interface WordLimits {
  readonly words: number;
  /** Of all words together. */
  readonly chars: number;
}
