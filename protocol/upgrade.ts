import { isJsonObject } from "./json-value.ts";
import { REVISION, SCHEMA_VERSION } from "./version.ts";

export type Upgraded =
  | { readonly kind: "current"; readonly value: unknown }
  | { readonly kind: "newer"; readonly found: string; readonly known: string };

type Fields = Readonly<Record<string, unknown>>;

/** One step for each revision: `steps[n]` brings an object of revision n to n + 1, without changing it. */
export const steps: readonly ((object: Fields) => Fields)[] = [
  // 0 → 1: the additions have defaults in the schemas, so only the number is new.
  (object) => ({ ...object, schema_version: SCHEMA_VERSION, revision: 1 }),
  // 1 → 2: so have these.
  (object) => ({ ...object, revision: 2 }),
  // 2 → 3: and these.
  (object) => ({ ...object, revision: 3 }),
];

/** Brings a parsed protocol file, or an index of such entries, to the current revision. */
export function upgrade(raw: unknown): Upgraded {
  if (!Array.isArray(raw)) return upgradeObject(raw);
  const entries: unknown[] = [];
  for (const entry of raw) {
    const upgraded = upgradeObject(entry);
    if (upgraded.kind === "newer") return upgraded;
    entries.push(upgraded.value);
  }
  return { kind: "current", value: entries };
}

function upgradeObject(raw: unknown): Upgraded {
  if (!isJsonObject(raw)) return { kind: "current", value: raw };
  const version = raw["schema_version"] ?? SCHEMA_VERSION;
  const revision = raw["revision"] ?? 0;
  if (version !== SCHEMA_VERSION || (typeof revision === "number" && revision > REVISION)) {
    return {
      kind: "newer",
      found: `${shown(version)} revision ${shown(revision)}`,
      known: `${SCHEMA_VERSION} revision ${REVISION}`,
    };
  }
  if (typeof revision !== "number") return { kind: "current", value: raw };
  const value = steps.slice(revision).reduce((object, step) => step(object), raw);
  return { kind: "current", value };
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
