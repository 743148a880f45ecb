import { type ChunkIndex, type Plane, chunkFile } from "@evalsite/protocol";
import { crc32 } from "node:zlib";
import { giveBack, takeBuffer } from "../node/scratch.ts";
import type { PublishedFolder } from "./published-folder.ts";

interface PlaneLimits {
  readonly rows: number;
  readonly bytes: number;
}

/** Previews have as many rows in every chunk; texts at most this much. */
export const planeLimits: Readonly<Record<Plane, PlaneLimits>> = {
  preview: { rows: 256, bytes: Infinity },
  text: { rows: 64, bytes: 1 << 20 },
};

/** Enough for most chunks as they are, before they are compressed. */
const planeBytes = 1 << 20;

/** Room for more than a large row is made exactly: counting its bytes costs less than memory three times its size. */
const largeRow = 16 << 20;

/** Writes the lines of a plane into chunks, from a row on that begins one. */
export class PlaneWriter {
  private readonly plane: Plane;
  private readonly folder: PublishedFolder;
  private readonly path: string;
  private readonly starts: number[] = [];
  private readonly crcs: number[] = [];
  private first: number;
  private rows = 0;
  private bytes = 0;
  private rowBytes = 0;
  private buffer = takeBuffer(planeBytes);

  /** @param path the store's folder within `folder`. */
  constructor(plane: Plane, folder: PublishedFolder, path: string, firstRow: number) {
    this.plane = plane;
    this.folder = folder;
    this.path = path;
    this.first = firstRow;
  }

  /**
   * Puts a row where the next one stands, in place of what was put there before.
   * @param json one row, without a line break
   * @returns its bytes, which stand until the row is added
   */
  put(json: string): Uint8Array {
    const most = json.length * 3;
    this.makeRoom((most > largeRow ? Buffer.byteLength(json) : most) + 1);
    this.rowBytes = this.buffer.write(json, this.bytes);
    // Not `subarray`, which makes another Buffer: twenty times as slow.
    return new Uint8Array(this.buffer.buffer, this.buffer.byteOffset + this.bytes, this.rowBytes);
  }

  /** Adds the row that was put last; it has been scanned for secrets. @returns its bytes */
  add(): number {
    this.bytes += this.rowBytes;
    this.buffer[this.bytes++] = 10;
    this.rows++;
    const { rows, bytes } = planeLimits[this.plane];
    if (this.rows === rows || this.bytes >= bytes) this.flush();
    return this.rowBytes;
  }

  finish(): ChunkIndex {
    this.flush();
    giveBack(this.buffer);
    return { starts: Uint32Array.from(this.starts), crcs: Uint32Array.from(this.crcs) };
  }

  private flush(): void {
    if (this.rows === 0) return;
    const content = this.buffer.subarray(0, this.bytes);
    this.folder.writeChunk(`${this.path}/${chunkFile(this.plane, this.first)}`, content);
    this.starts.push(this.first);
    this.crcs.push(crc32(content));
    this.first += this.rows;
    this.rows = 0;
    this.bytes = 0;
  }

  private makeRoom(bytes: number): void {
    const wanted = this.bytes + bytes;
    if (wanted <= this.buffer.length) return;
    const larger = takeBuffer(
      wanted > largeRow ? wanted : Math.max(wanted, 2 * this.buffer.length),
    );
    this.buffer.copy(larger, 0, 0, this.bytes);
    giveBack(this.buffer);
    this.buffer = larger;
  }
}
