type Cells = Float64Array | Uint32Array;

const blockCells = 1 << 14;

/** Numbers that are appended one by one: in blocks, so that growing neither copies nor doubles them. */
export class NumberColumn {
  length = 0;
  private readonly blocks: Cells[] = [];
  private readonly newBlock: () => Cells;

  /** @param kind whole numbers below 2^32, or any */
  constructor(kind: "uint32" | "float64") {
    this.newBlock = () =>
      kind === "uint32" ? new Uint32Array(blockCells) : new Float64Array(blockCells);
  }

  push(value: number): void {
    if (this.length === this.blocks.length * blockCells) this.blocks.push(this.newBlock());
    this.set(this.length++, value);
  }

  set(index: number, value: number): void {
    const block = this.blocks[Math.floor(index / blockCells)];
    if (block) block[index % blockCells] = value;
  }

  /** NaN where there is none. */
  at(index: number): number {
    return this.blocks[Math.floor(index / blockCells)]?.[index % blockCells] ?? Number.NaN;
  }
}
