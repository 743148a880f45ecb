import { z } from "zod";

/** Where it lies, beside what it tells of. */
export const recordPath = "data/.published.json";

/**
 * What this command has put into a target and not replaced since, so that the next time only what changed is sent. A file
 * that is named here is there; others may be, too, after a start that was killed.
 */
export const PublicationRecord = z.object({
  version: z.literal(1),
  /** Revision of the protocol. */
  revision: z.int(),
  /** When its data was converted, UTC. */
  converted: z.string(),
  /** CRC-32 of the manifests that may lie there: the one before, and the one that was about to replace it. */
  manifests: z.array(z.int()),
  /** CRC-32 of the manifest that all was put there for; null: something was begun. */
  complete: z.int().nullable(),
  /** Digest of each file by path, without those of runs. */
  files: z.record(z.string(), z.string()),
  /** Content id by run id. */
  runs: z.record(z.string(), z.string()),
  /** What a start that has not ended puts there: files, and folders (with a slash at the end). */
  begun: z.array(z.string()),
  /** What nothing names any more, and since when, UTC: files, and folders (with a slash) for what they hold that is old. */
  old: z.record(z.string(), z.string()),
});
export type PublicationRecord = z.infer<typeof PublicationRecord>;

export const emptyRecord: PublicationRecord = {
  version: 1,
  revision: 0,
  converted: "",
  manifests: [],
  complete: null,
  files: {},
  runs: {},
  begun: [],
  old: {},
};

/** @returns null if it is none, or of a version that is not known. */
export function readRecord(bytes: Buffer): PublicationRecord | null {
  try {
    return PublicationRecord.safeParse(JSON.parse(bytes.toString())).data ?? null;
  } catch {
    return null;
  }
}
