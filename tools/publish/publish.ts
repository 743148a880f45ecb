import { lockFolder } from "../etl/load/lock.ts";
import { type Sent, carryOut } from "./carry-out.ts";
import { type Plan, planOf } from "./plan.ts";
import type { Store } from "./stores/store.ts";
import { checkTarget, isComplete, targetOf } from "./target.ts";
import { wantedOf } from "./wanted.ts";

export interface PublishOptions {
  readonly siteDir: string;
  readonly dataDir: string;
  readonly force: boolean;
  readonly dryRun: boolean;
  /** For how long what nothing names any more stays: pages that are open may still ask for it. */
  readonly keepMs: number;
  readonly now: Date;
  readonly signal?: AbortSignal;
  readonly runsPerNote?: number;
}

export interface Publishing {
  readonly plan: Plan;
  /** Null: all was there, or it was only asked what would be done. */
  readonly sent: Sent | null;
  readonly runs: number;
}

/** Makes a target hold the exported site with the publication in it. @throws UsageError; LockedError */
export async function publishTo(store: Store, options: PublishOptions): Promise<Publishing> {
  const { siteDir, dataDir, now, keepMs, dryRun, force } = options;
  // A conversion waits meanwhile: what is sent must be of one publication.
  const unlock = lockFolder(dataDir);
  try {
    const wanted = await wantedOf(siteDir, dataDir);
    const target = await targetOf(store);
    if (!force) checkTarget(store, target, wanted);
    const due = new Date(now.getTime() - keepMs).toISOString();
    const plan = planOf(wanted, target.record, due);
    const common = { plan, runs: wanted.runs.size };
    if (dryRun || (isEmpty(plan) && isComplete(target, wanted))) return { ...common, sent: null };
    const { signal, runsPerNote } = options;
    const how = {
      now: now.toISOString(),
      ...(signal === undefined ? {} : { signal }),
      ...(runsPerNote === undefined ? {} : { runsPerNote }),
    };
    return { ...common, sent: await carryOut(store, plan, wanted, target, how) };
  } finally {
    unlock();
  }
}

export function isEmpty(plan: Plan): boolean {
  return Object.values(plan).every((list: readonly string[]) => list.length === 0);
}
