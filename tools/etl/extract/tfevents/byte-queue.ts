/** Takes exact numbers of bytes from a stream of chunks. */
export class ByteQueue {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private current: Uint8Array = new Uint8Array();

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next `count` bytes; fewer where the stream ends. */
  async take(count: number): Promise<Uint8Array> {
    if (this.current.length >= count) return this.cut(count);
    const bytes = new Uint8Array(count);
    let filled = 0;
    while (filled < count && (await this.fill())) {
      const part = this.cut(Math.min(count - filled, this.current.length));
      bytes.set(part, filled);
      filled += part.length;
    }
    return bytes.subarray(0, filled);
  }

  /** Passes over `count` bytes; false where the stream ends before. */
  async skip(count: number): Promise<boolean> {
    let left = count;
    while (left > 0 && (await this.fill()))
      left -= this.cut(Math.min(left, this.current.length)).length;
    return left === 0;
  }

  private cut(count: number): Uint8Array {
    const part = this.current.subarray(0, count);
    this.current = this.current.subarray(count);
    return part;
  }

  private async fill(): Promise<boolean> {
    while (this.current.length === 0) {
      const next = await this.chunks.next();
      if (next.done === true) return false;
      this.current = next.value;
    }
    return true;
  }
}
