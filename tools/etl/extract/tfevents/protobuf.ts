/** The part of protobuf's wire format that event files use: https://protobuf.dev/programming-guides/encoding/ */
export type Field = { readonly number: number } & (
  | { readonly wire: "varint"; readonly value: bigint }
  | { readonly wire: "bytes"; readonly value: Uint8Array }
  | { readonly wire: "fixed32" | "fixed64"; readonly value: DataView }
);

/** The fields of a message in order, or null if the bytes are no message. */
export function messageFields(bytes: Uint8Array): readonly Field[] | null {
  const fields: Field[] = [];
  const cursor = { bytes, at: 0 };
  while (cursor.at < bytes.length) {
    const field = nextField(cursor);
    if (!field) return null;
    fields.push(field);
  }
  return fields;
}

interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

function nextField(cursor: Cursor): Field | null {
  const key = varint(cursor);
  if (key === null) return null;
  const number = Number(key >> 3n);
  switch (Number(key & 7n)) {
    case 0: {
      const value = varint(cursor);
      return value === null ? null : { number, wire: "varint", value };
    }
    case 1:
      return fixed(cursor, number, "fixed64", 8);
    case 2: {
      const length = varint(cursor);
      const value = length === null ? null : slice(cursor, Number(length));
      return value && { number, wire: "bytes", value };
    }
    case 5:
      return fixed(cursor, number, "fixed32", 4);
    default:
      return null;
  }
}

function fixed(
  cursor: Cursor,
  number: number,
  wire: "fixed32" | "fixed64",
  size: number,
): Field | null {
  const value = slice(cursor, size);
  return value && { number, wire, value: new DataView(value.buffer, value.byteOffset, size) };
}

function slice(cursor: Cursor, length: number): Uint8Array | null {
  if (length > cursor.bytes.length - cursor.at) return null;
  cursor.at += length;
  return cursor.bytes.subarray(cursor.at - length, cursor.at);
}

function varint(cursor: Cursor): bigint | null {
  let value = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = cursor.bytes[cursor.at++];
    if (byte === undefined) return null;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return BigInt.asUintN(64, value);
  }
  return null;
}

/** All varints of a repeated field, packed or not. */
export function varintsOf(fields: readonly Field[]): readonly bigint[] {
  return fields.flatMap((field) => {
    if (field.wire === "varint") return [field.value];
    return field.wire === "bytes" ? packedVarints(field.value) : [];
  });
}

function packedVarints(bytes: Uint8Array): readonly bigint[] {
  const cursor = { bytes, at: 0 };
  const values: bigint[] = [];
  while (cursor.at < bytes.length) {
    const value = varint(cursor);
    if (value === null) break;
    values.push(value);
  }
  return values;
}
