import { UsageError } from "../etl/cli-output.ts";
import { type PublicationRecord, emptyRecord, readRecord, recordPath } from "./record.ts";
import type { Store } from "./stores/store.ts";
import { type Wanted, crcOf } from "./wanted.ts";

export const manifestPath = "data/manifest.json";

/** What lies in a target now. */
export interface Target {
  readonly record: PublicationRecord;
  /** Version of the manifest; null: there is none. */
  readonly tag: string | null;
  readonly manifest: Buffer | null;
}

/** Two requests. */
export async function targetOf(store: Store): Promise<Target> {
  const [manifest, stored] = await Promise.all([store.get(manifestPath), store.get(recordPath)]);
  const record = stored === null ? null : readRecord(stored.bytes);
  return {
    record: record ?? emptyRecord,
    tag: manifest?.tag ?? null,
    manifest: manifest?.bytes ?? null,
  };
}

/** @returns why what is wanted must not replace what is there, unless somebody insists; null if it may. */
export function refusal({ record, manifest }: Target, wanted: Wanted): string | null {
  if (manifest === null) return null;
  const crc = crcOf(manifest);
  if (crc === crcOf(wanted.manifest)) return null;
  if (!record.manifests.includes(crc))
    return "it holds a publication that was put there by other means";
  if (record.revision > wanted.revision)
    return `it was made by a newer evalsite (revision ${record.revision} of the protocol; this is ${wanted.revision})`;
  if (record.converted > wanted.converted)
    return `what is there was converted later (${record.converted}) than what would replace it (${wanted.converted})`;
  return null;
}

/** @throws UsageError */
export function checkTarget(store: Store, target: Target, wanted: Wanted): void {
  const why = refusal(target, wanted);
  if (why !== null)
    throw new UsageError(
      `${store.name} was left as it is: ${why}. --force replaces it all the same.`,
    );
}

/** Is all there already? */
export function isComplete({ record, manifest }: Target, wanted: Wanted): boolean {
  const crc = crcOf(wanted.manifest);
  return record.complete === crc && manifest !== null && crcOf(manifest) === crc;
}
