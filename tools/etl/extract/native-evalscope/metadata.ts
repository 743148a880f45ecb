import type { JsonValue } from "@evalsite/protocol";
import { type Foreign } from "../foreign.ts";
import { jsonRecord } from "../json-value.ts";

/** A sample's metadata; null if there is none, so that an empty one hides nothing. */
export function metadataOf(value: Foreign): Readonly<Record<string, JsonValue>> | null {
  return Object.keys(value).length > 0 ? jsonRecord(value) : null;
}

/** The objects that hold something. */
export function filled(objects: Readonly<Record<string, Foreign | undefined>>): Foreign {
  return Object.fromEntries(
    Object.entries(objects).filter(([, value]) => value && Object.keys(value).length > 0),
  );
}
