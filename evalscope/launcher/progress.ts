import { closeSync, existsSync, openSync, readSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { lastException } from "./cause.ts";

/** The last bar that evalscope drew: `Evaluating[gsm8k]: 22%|██ | 9/40`. */
export interface Bar {
  readonly name: string;
  readonly done: number;
  readonly total: number;
}

const bar = /(?:Evaluating|Predicting|Processing)\[([^\]]+)\][: ]+\d+%\|[^|]*\|? *(\d+)\/(\d+)/g;

export function lastBar(text: string): Bar | null {
  const found = [...text.matchAll(bar)].at(-1);
  if (!found) return null;
  const [, name = "", done, total] = found;
  return { name, done: Number(done), total: Number(total) };
}

/** A line that is drawn in place must not be longer than a terminal is wide. */
const troubleLength = 68;

/** Reads what was added to a file since the last time. */
class Tail {
  private offset: number;
  private readonly file: string;

  constructor(file: string, offset: number) {
    this.file = file;
    this.offset = offset;
  }

  next(): Buffer {
    if (!existsSync(this.file)) return Buffer.alloc(0);
    const handle = openSync(this.file, "r");
    try {
      const size = Math.max(0, statSync(this.file).size - this.offset);
      const buffer = Buffer.alloc(size);
      const length = readSync(handle, buffer, 0, size, this.offset);
      this.offset += length;
      return buffer.subarray(0, length);
    } finally {
      closeSync(handle);
    }
  }
}

/** Follows an evaluation by its log and by the answers it has written down. */
export class ProgressWatch {
  private readonly tails = new Map<string, Tail>();
  private readonly log: Tail;
  private readonly runFolder: string;
  private readonly stages: readonly string[];
  private answers = 0;
  private bar: Bar | null = null;
  private trouble: string | null = null;

  private readonly shown: (text: string) => string;

  /** @param shown makes of a line of the log what may be shown of it */
  constructor(
    runFolder: string,
    logFile: string,
    stages: readonly string[],
    shown: (text: string) => string = (text) => text,
  ) {
    this.shown = shown;
    this.runFolder = runFolder;
    this.stages = stages;
    this.log = new Tail(logFile, existsSync(logFile) ? statSync(logFile).size : 0);
  }

  /** How far it is, as a line. */
  line(): string {
    const said = this.log.next().toString("utf8");
    this.bar = lastBar(said) ?? this.bar;
    this.trouble = lastException(said) ?? this.trouble;
    this.answers += this.newAnswers();
    const answers = this.answers > 0 ? `${this.answers} answers` : "";
    if (this.bar === null) return answers || this.start();
    const { name, done, total } = this.bar;
    const at = this.stages.indexOf(name);
    const stage = at === -1 ? name : `${name} (${at + 1} of ${this.stages.length})`;
    return [`${stage}: ${done} of ${total}`, answers].filter(Boolean).join(", ");
  }

  /** A stress test asks for minutes until somebody answers. */
  private start(): string {
    if (this.trouble === null) return "starting";
    const named = this.shown(this.trouble).replace(/^(?:\w+\.)+/, "");
    return `starting (${named.slice(0, troubleLength)})`;
  }

  private newAnswers(): number {
    const folder = join(this.runFolder, "predictions");
    if (!existsSync(folder)) return 0;
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    return files
      .filter((file) => file.endsWith(".jsonl"))
      .reduce((sum, file) => sum + newlines(this.tail(join(folder, file)).next()), 0);
  }

  private tail(file: string): Tail {
    const tail = this.tails.get(file) ?? new Tail(file, 0);
    this.tails.set(file, tail);
    return tail;
  }
}

function newlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}
