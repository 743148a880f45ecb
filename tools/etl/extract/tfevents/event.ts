import { type Field, messageFields } from "./protobuf.ts";
import { shortestFloat32 } from "./float32.ts";
import { tensorScalar, tensorText } from "./tensor.ts";

/** One value of one event. `text` is a string tensor, as `add_text` writes it. */
export type TagValue =
  | { readonly kind: "scalar"; readonly tag: string; readonly value: number }
  | { readonly kind: "text"; readonly tag: string; readonly value: string };

export interface Event {
  /** Seconds since 1970. */
  readonly wallS: number | null;
  readonly step: number;
  readonly values: readonly TagValue[];
  /** A process tells that it begins to write (`SessionLog` with the status START). */
  readonly isStart: boolean;
}

/** Decodes an Event message; null if the bytes are none. Images, histograms and graphs give no value. */
export function decodeEvent(bytes: Uint8Array): Event | null {
  const fields = messageFields(bytes);
  if (!fields) return null;
  let wallS: number | null = null;
  let step = 0;
  let isStart = false;
  const values: TagValue[] = [];
  for (const field of fields) {
    if (field.number === 1 && field.wire === "fixed64") wallS = field.value.getFloat64(0, true);
    else if (field.number === 2 && field.wire === "varint")
      step = Number(BigInt.asIntN(64, field.value));
    else if (field.number === 5 && field.wire === "bytes") {
      const found = decodeSummary(field.value);
      if (!found) return null;
      values.push(...found);
    } else if (field.number === 7 && field.wire === "bytes") isStart ||= isStartOf(field.value);
  }
  return { wallS, step, values, isStart };
}

/** `SessionLog.status` is 1: START. */
function isStartOf(bytes: Uint8Array): boolean {
  const fields = messageFields(bytes) ?? [];
  return fields.some(
    (field) => field.number === 1 && field.wire === "varint" && field.value === 1n,
  );
}

function decodeSummary(bytes: Uint8Array): readonly TagValue[] | null {
  const values: TagValue[] = [];
  const fields = messageFields(bytes);
  for (const field of fields ?? []) {
    if (field.number !== 1 || field.wire !== "bytes") continue;
    const parts = messageFields(field.value);
    if (!parts) return null;
    const value = decodeValue(parts);
    if (value) values.push(value);
  }
  return fields && values;
}

function decodeValue(parts: readonly Field[]): TagValue | null {
  let tag = "";
  let scalar: number | null = null;
  let text: string | null = null;
  for (const part of parts) {
    if (part.number === 1 && part.wire === "bytes") tag = utf8.decode(part.value);
    else if (part.number === 2 && part.wire === "fixed32")
      scalar = shortestFloat32(part.value.getFloat32(0, true));
    else if (part.number === 8 && part.wire === "bytes") {
      const tensor = messageFields(part.value) ?? [];
      scalar = tensorScalar(tensor);
      text = tensorText(tensor);
    }
  }
  if (scalar !== null) return { kind: "scalar", tag, value: scalar };
  return text === null ? null : { kind: "text", tag, value: text };
}

const utf8 = new TextDecoder();
