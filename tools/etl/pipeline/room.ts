/** So much of something may be in use at once; who wants more than is left waits, in order. */
export class Room {
  private readonly size: number;
  private left: number;
  private readonly waiting: { readonly wanted: number; readonly begin: () => void }[] = [];

  constructor(size: number) {
    this.size = size;
    this.left = size;
  }

  /** What wants more than there is at all gets all of it. */
  async within<T>(amount: number, work: () => Promise<T>): Promise<T> {
    const wanted = Math.min(amount, this.size);
    await this.take(wanted);
    try {
      return await work();
    } finally {
      this.left += wanted;
      this.beginNext();
    }
  }

  private take(wanted: number): Promise<void> {
    return new Promise((begin) => {
      this.waiting.push({ wanted, begin });
      this.beginNext();
    });
  }

  private beginNext(): void {
    for (let next = this.waiting[0]; next && next.wanted <= this.left; next = this.waiting[0]) {
      void this.waiting.shift();
      this.left -= next.wanted;
      next.begin();
    }
  }
}
