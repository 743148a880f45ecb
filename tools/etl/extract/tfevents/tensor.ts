import { bfloat16Of, halfOf, shortestFloat32 } from "./float32.ts";
import { type Field, messageFields, varintsOf } from "./protobuf.ts";

/** How a dtype's elements are stored: in its own repeated field, or as bytes in `tensor_content`. */
interface Dtype {
  /** Number of the repeated field. */
  readonly field: number;
  readonly size: number;
  /** An element in `tensor_content`, or in a packed field of fixed-size elements. */
  readonly read: (view: DataView) => number;
  /** An element in a field of varints; null where the field has fixed-size elements. */
  readonly ofVarint: ((value: bigint) => number) | null;
}

const signed = (value: bigint) => Number(BigInt.asIntN(64, value));

const dtypes = new Map<number, Dtype>([
  [
    1,
    {
      field: 5,
      size: 4,
      read: (view) => shortestFloat32(view.getFloat32(0, true)),
      ofVarint: null,
    },
  ],
  [2, { field: 6, size: 8, read: (view) => view.getFloat64(0, true), ofVarint: null }],
  [3, { field: 7, size: 4, read: (view) => view.getInt32(0, true), ofVarint: signed }],
  [9, { field: 10, size: 8, read: (view) => Number(view.getBigInt64(0, true)), ofVarint: signed }],
  [10, { field: 11, size: 1, read: (view) => view.getUint8(0), ofVarint: signed }],
  [
    14,
    {
      field: 13,
      size: 2,
      read: (view) => bfloat(view.getUint16(0, true)),
      ofVarint: (value) => bfloat(Number(value)),
    },
  ],
  [
    19,
    {
      field: 13,
      size: 2,
      read: (view) => halfOf(view.getUint16(0, true)),
      ofVarint: (value) => halfOf(Number(value)),
    },
  ],
]);

function bfloat(bits: number): number {
  return shortestFloat32(bfloat16Of(bits));
}

const stringDtype = 7;
const stringField = 8;
const contentField = 4;

/** The value of a numeric tensor of rank 0; null for all others. */
export function tensorScalar(tensor: readonly Field[]): number | null {
  const dtype = dtypes.get(dtypeOf(tensor));
  if (!dtype || rankOf(tensor) !== 0) return null;
  const content = tensor.findLast((field) => field.number === contentField);
  if (content?.wire === "bytes" && content.value.length > 0) return ofBytes(content.value, dtype);
  const own = tensor.filter((field) => field.number === dtype.field);
  // Protobuf leaves out nothing here, but TensorFlow may: an empty repeated field stands for zero.
  return own.length === 0 ? 0 : ofField(own, dtype);
}

function ofField(own: readonly Field[], dtype: Dtype): number | null {
  if (dtype.ofVarint) {
    const value = varintsOf(own).at(-1);
    return value === undefined ? null : dtype.ofVarint(value);
  }
  const last = own.at(-1);
  if (last?.wire === "fixed32" || last?.wire === "fixed64") return dtype.read(last.value);
  return last?.wire === "bytes" ? ofBytes(last.value, dtype) : null;
}

function ofBytes(bytes: Uint8Array, dtype: Dtype): number | null {
  return bytes.length === dtype.size
    ? dtype.read(new DataView(bytes.buffer, bytes.byteOffset, bytes.length))
    : null;
}

/** The first string of a string tensor; null for all others. */
export function tensorText(tensor: readonly Field[]): string | null {
  if (dtypeOf(tensor) !== stringDtype) return null;
  const text = tensor.find((field) => field.number === stringField);
  return text?.wire === "bytes" ? utf8.decode(text.value) : null;
}

function dtypeOf(tensor: readonly Field[]): number {
  const field = tensor.findLast(({ number }) => number === 1);
  return field?.wire === "varint" ? Number(field.value) : 0;
}

/** Number of dimensions in the TensorShapeProto. */
function rankOf(tensor: readonly Field[]): number {
  const shape = tensor.findLast(({ number }) => number === 2);
  if (shape?.wire !== "bytes") return 0;
  return (messageFields(shape.value) ?? []).filter(({ number }) => number === 2).length;
}

const utf8 = new TextDecoder();
