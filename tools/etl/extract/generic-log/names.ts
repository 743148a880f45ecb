/** Names of a step. HF's on W&B comes first: there `_step` counts calls of the logger. */
export const stepNames = `train/global_step trainer/global_step global_step iter step Step iteration
  current_step current_steps _step`.split(/\s+/);

export const epochNames = ["epoch", "Epoch"];

/** Names whose values are labels even where they look like numbers, and W&B's internals. */
export function isLabel(name: string): boolean {
  const internal = name.startsWith("_") && !/^_(?:step|timestamp|runtime)$/.test(name);
  return internal || /^(?:run|run_id|run_name|id|name|seed|date|datetime|version)$/i.test(name);
}

/** A field under the name that axes and bookkeeping know; exports of trackers write capitals. */
export function plainField([name, value]: readonly [string, unknown]): readonly [string, unknown] {
  return [name === "Step" || name === "Epoch" ? name.toLowerCase() : name, value];
}
