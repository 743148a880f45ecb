import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document, YAMLMap, isMap, parseDocument } from "yaml";
import { launcherKeys } from "./evalsite-block.ts";

/** How a launched run ended, or that it has not. */
export type RunStatus = "running" | "completed" | "partial" | "interrupted" | "failed";

/** What the launcher itself knows of a run. */
export interface RunState {
  readonly status: RunStatus;
  readonly startTime: string;
  readonly endTime: string | null;
  readonly timezone: string;
  readonly modelName: string | null;
  readonly versions: Readonly<Record<string, string>>;
}

/**
 * `run.yaml` as text. What the configuration's block says is taken over as it is written; of an earlier `run.yaml` (a resumed run) stays
 * what the block does not say, so that what people added by hand is kept.
 */
export function runCard(block: YAMLMap | null, state: RunState, earlier: string | null): string {
  const card = new Document(new YAMLMap());
  for (const map of [earlier === null ? null : parseDocument(earlier).contents, block])
    if (isMap(map)) for (const pair of map.items) card.set(pair.key, pair.value);
  for (const key of launcherKeys) card.delete(key);
  if (!card.has("model") && state.modelName !== null) card.set("model", { name: state.modelName });
  if (!card.has("timezone")) card.set("timezone", state.timezone);
  if (!card.has("start_time")) card.set("start_time", state.startTime);
  if (state.endTime === null) card.delete("end_time");
  else card.set("end_time", state.endTime);
  card.set("status", state.status);
  card.set("versions", card.createNode(state.versions));
  return card.toString({ lineWidth: 0 });
}

/** Writes a run's `run.yaml` as a whole or not at all. */
export function writeRunCard(runFolder: string, block: YAMLMap | null, state: RunState): void {
  write(runFolder, runCard(block, state, earlierCard(runFolder)));
}

/** Corrects a `run.yaml` that says running, of a run that nobody runs any more. @returns whether it said so. */
export function markInterrupted(runFolder: string): boolean {
  const earlier = earlierCard(runFolder);
  if (earlier === null) return false;
  const card = parseDocument(earlier);
  if (!isMap(card.contents) || card.get("status") !== ("running" satisfies RunStatus)) return false;
  card.set("status", "interrupted" satisfies RunStatus);
  write(runFolder, card.toString({ lineWidth: 0 }));
  return true;
}

function earlierCard(runFolder: string): string | null {
  const file = join(runFolder, "run.yaml");
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

function write(runFolder: string, card: string): void {
  const file = join(runFolder, "run.yaml");
  writeFileSync(`${file}.tmp`, card);
  renameSync(`${file}.tmp`, file);
}
