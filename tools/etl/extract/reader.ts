import type { Fact, SampleFields, SampleFileSetting } from "./fact.ts";
import type { Foreign } from "./foreign.ts";
import type { ClaimedFile, Detection, Probe } from "./source.ts";

/**
 * A reader turns files of one family of formats into facts. It decides by content whether a file is
 * its own, hands out facts one at a time, and reports what it cannot use as issues. It never
 * throws for bad data, holds no whole sample file in memory, and knows no other reader.
 */
export interface Reader {
  /** Folder name of the reader: "native-evalscope". */
  readonly id: string;
  /** The highest score that its `detect` gives: where another reader is surer, it is not asked. */
  readonly surest: number;
  detect(probe: Probe): Detection;
  /** All files of one run that this reader claimed, sorted by path. */
  read(files: readonly ClaimedFile[]): AsyncIterable<Fact>;
  /**
   * The sample on one line of a file that was handed out as a `SampleFile`. Null if it is anything but
   * plain: knows of other lines, or has something to report.
   */
  plainSample?(value: Foreign, setting: SampleFileSetting, line: number): PlainSample | null;
}

export interface PlainSample {
  readonly index: string;
  readonly fields: SampleFields;
}
