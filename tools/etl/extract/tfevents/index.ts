/**
 * Reads: TensorBoard event files (`events.out.tfevents.*`), as TensorFlow, torch, tensorboardX and
 * all trainers on them write. https://github.com/tensorflow/tensorboard/tree/master/tensorboard/compat/proto
 * Takes: scalars (`simple_value` and tensors of rank 0), the text `args` as hyper-parameters. Files
 * of one folder are one run; of several folders, tags begin with the folder's name.
 * A session log that says START begins another process in its file.
 * Ignores: images, histograms, graphs, other texts.
 * A wrong checksum of a length ends the file, one of data skips the record, as does a cut-off end.
 */
import { type Fact, type Place, issue, sourceRank } from "../fact.ts";
import type { Reader } from "../reader.ts";
import {
  type ClaimedFile,
  type Detection,
  type Probe,
  type SourceFile,
  no,
  yes,
} from "../source.ts";
import { argumentFacts } from "./arguments.ts";
import { decodeEvent } from "./event.ts";
import { tagPrefixes } from "./folders.ts";
import { type TfRecord, headerBytes, recordLength, tfRecords } from "./records.ts";
import { RowBuilder } from "./rows.ts";

export const tfevents: Reader = { id: "tfevents", surest: 0.99, detect, read };

function detect({ bytes, size }: Probe): Detection {
  const length = recordLength(bytes.subarray(0, headerBytes));
  if (length === null) return no("no TFRecord header");
  const first = bytes.subarray(headerBytes, headerBytes + Math.min(length, 1000));
  const cut = headerBytes + length > size;
  const isEvent = new TextDecoder().decode(first).includes("brain.Event:");
  return isEvent || cut ? yes(0.99, "tfevents") : no("a TFRecord file of something else");
}

async function* read(files: readonly ClaimedFile[]): AsyncIterable<Fact> {
  const prefixes = tagPrefixes(files.map(({ file }) => file.path));
  for (const { file } of files) yield* fileFacts(file, prefixes.get(file.path) ?? "");
}

async function* fileFacts(file: SourceFile, prefix: string): AsyncIterable<Fact> {
  const place = { file: file.path, line: null };
  const rows = new RowBuilder(place, prefix);
  let records = 0;
  let dropped = 0;
  for await (const record of tfRecords(file.bytes())) {
    records++;
    const event = record.kind === "data" ? decodeEvent(record.data) : null;
    if (event) {
      yield* argumentFacts(place, event.values);
      if (event.isStart) {
        yield* rows.flush();
        yield { kind: "training-start", place, rank: sourceRank.events };
      }
      yield* rows.push(event);
    } else {
      if (record.kind !== "too-large") dropped++;
      yield recordIssue(place, records, record);
    }
  }
  yield* rows.flush();
  yield { kind: "read", file: file.path, records, dropped };
}

function recordIssue(place: Place, number: number, record: TfRecord): Fact {
  const which = `record ${number}`;
  switch (record.kind) {
    case "data":
      return issue("bad-protobuf", "dropped", place, `${which} is no event`);
    case "bad-data":
      return issue("bad-data-crc", "dropped", place, `${which}: wrong checksum; skipped`);
    case "bad-length":
      return issue(
        "bad-length-crc",
        "dropped",
        place,
        `${which}: wrong checksum of its length; the rest of the file cannot be read`,
      );
    case "too-large":
      return issue(
        "record-too-large",
        "note",
        place,
        `${which} has ${record.bytes} bytes: no scalar; skipped`,
      );
    case "truncated":
      return issue(
        "truncated-tail",
        "dropped",
        place,
        `${which} is cut off, as in a file still being written`,
      );
  }
}
