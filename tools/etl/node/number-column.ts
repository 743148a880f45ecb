type Cells = Uint8Array | Uint16Array | Uint32Array | Float64Array;

const blockCells = 1 << 14;

/**
 * Numbers that are appended one by one: in blocks, so that growing neither copies nor doubles them, each of
 * cells no larger than its numbers need.
 */
export class NumberColumn {
  length = 0;
  private readonly blocks: Cells[] = [];

  push(value: number): void {
    if (this.length === this.blocks.length * blockCells)
      this.blocks.push(new Uint8Array(blockCells));
    this.set(this.length++, value);
  }

  set(index: number, value: number): void {
    const number = Math.floor(index / blockCells);
    const block = this.blocks[number];
    if (!block) return;
    const fitting = fits(block, value) ? block : widened(block, value);
    this.blocks[number] = fitting;
    fitting[index % blockCells] = value;
  }

  /** NaN where there is none. */
  at(index: number): number {
    return this.blocks[Math.floor(index / blockCells)]?.[index % blockCells] ?? Number.NaN;
  }
}

function fits(block: Cells, value: number): boolean {
  switch (block.BYTES_PER_ELEMENT) {
    case 1:
      return (value & 0xff) === value;
    case 2:
      return (value & 0xffff) === value;
    case 4:
      return value >>> 0 === value;
    default:
      return true;
  }
}

/** The same numbers in cells that hold the value, too. */
function widened(block: Cells, value: number): Cells {
  if (value >>> 0 !== value) return Float64Array.from(block);
  return value > 0xffff ? Uint32Array.from(block) : Uint16Array.from(block);
}
