import type { JsonValue, RunMeta } from "@evalsite/protocol";
import { flattenConfig } from "./config-tree.ts";

/** All that a run was made and evaluated with, flattened; paths begin with where they come from. */
export function runSettings(meta: RunMeta): ReadonlyMap<string, string> {
  const { model, dataset, checkpoint, versions, hparams, settings } = meta;
  const parts: Readonly<Record<string, JsonValue>> = {
    model: known({ name: model.name, revision: model.revision ?? null }),
    dataset: known({ ...dataset }),
    checkpoint: known({ ...checkpoint }),
    versions,
    hparams,
    settings,
  };
  return new Map(
    [...flattenConfig(parts)].filter(([path, text]) => text !== "{}" || path.includes(".")),
  );
}

/** Without what is null: "unknown" here is no setting. */
function known(fields: Readonly<Record<string, JsonValue>>): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
