/** A file of a run's folder. Readers see files only through this; it knows no file system. */
export interface SourceFile {
  /** Relative to the run's folder, with `/` between segments. */
  readonly path: string;
  /** Bytes, when the folder was listed. */
  readonly size: number;
  /** The content, or the part of it from byte `start` up to but not including `end`. */
  bytes(range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array>;
}

/** What a reader may look at to decide whether a file is its own. */
export interface Probe {
  readonly path: string;
  readonly size: number;
  /** The first bytes, at most 64 KiB. */
  readonly bytes: Uint8Array;
  /** The same decoded; an incomplete last character is left out. */
  readonly text: string;
  /** The last 4 KiB of a file whose first line is longer than `text`, as what marks the line may stand at its end; else "". */
  readonly tail: string;
  /** Non-empty lines of `text`; an incomplete last line is left out unless it is the only one. */
  readonly lines: readonly string[];
  /** The whole file as JSON, if it fits into the probe and is JSON; otherwise the first line as JSON. */
  readonly json: unknown;
  /** Is `json` the whole file? */
  readonly isDocument: boolean;
}

export type Detection =
  | {
      readonly kind: "yes";
      /** 0 to 1; the reader with the highest score takes the file. */
      readonly score: number;
      /** For people: "review (era D)". Also tells the reader's own `read` what it has. */
      readonly format: string;
    }
  | { readonly kind: "no"; readonly why: string };

export function yes(score: number, format: string): Detection {
  return { kind: "yes", score, format };
}

export function no(why: string): Detection {
  return { kind: "no", why };
}

/** A file together with what its reader recognised in it. */
export interface ClaimedFile {
  readonly file: SourceFile;
  readonly format: string;
  /** The whole file as JSON, if it is small and detection has parsed it; else there is none. */
  readonly json?: unknown;
}
