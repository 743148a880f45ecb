import { maskedCrc32c } from "../extract/tfevents/crc32c.ts";

export interface WrittenEvent {
  readonly wallS: number;
  readonly step: number;
  readonly scalars: readonly (readonly [tag: string, value: number])[];
  /** A process begins to write before it. */
  readonly isStart?: boolean;
}

/** A TensorBoard event file; values are rounded to float32. */
export function eventFile(events: readonly WrittenEvent[]): Uint8Array {
  const version = [...double(1, 1_780_000_000), ...text(3, "brain.Event:2")];
  const records = [Uint8Array.from(version), ...events.flatMap(recordsOf)];
  return Uint8Array.from(records.flatMap((bytes) => [...record(bytes)]));
}

function recordsOf(event: WrittenEvent): readonly Uint8Array[] {
  const { wallS, step } = event;
  const start = [...double(1, wallS), 2 << 3, ...varint(step), ...message(7, [1 << 3, 1])];
  return [...(event.isStart ? [Uint8Array.from(start)] : []), eventBytes(event)];
}

function eventBytes({ wallS, step, scalars }: WrittenEvent): Uint8Array {
  const values = scalars.flatMap(([tag, value]) =>
    message(1, [
      ...text(1, tag),
      (2 << 3) | 5,
      ...numberBytes(4, (v) => v.setFloat32(0, value, true)),
    ]),
  );
  return Uint8Array.from([...double(1, wallS), 2 << 3, ...varint(step), ...message(5, values)]);
}

function record(data: Uint8Array): readonly number[] {
  const length = numberBytes(8, (view) => view.setUint32(0, data.length, true));
  return [...length, ...checksum(Uint8Array.from(length)), ...data, ...checksum(data)];
}

function checksum(bytes: Uint8Array): readonly number[] {
  return numberBytes(4, (view) => view.setUint32(0, maskedCrc32c(bytes), true));
}

function double(field: number, value: number): readonly number[] {
  return [(field << 3) | 1, ...numberBytes(8, (view) => view.setFloat64(0, value, true))];
}

function text(field: number, value: string): readonly number[] {
  return message(field, [...new TextEncoder().encode(value)]);
}

function message(field: number, bytes: readonly number[]): readonly number[] {
  return [(field << 3) | 2, ...varint(bytes.length), ...bytes];
}

function varint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];
}

function numberBytes(size: number, write: (view: DataView) => void): readonly number[] {
  const view = new DataView(new ArrayBuffer(size));
  write(view);
  return [...new Uint8Array(view.buffer)];
}
