/** Names of a step. HF's on W&B comes first: there `_step` counts calls of the logger. */
export const stepNames = `train/global_step trainer/global_step global_step iter step Step iteration
  current_step current_steps _step`.split(/\s+/);

export const epochNames = ["epoch", "Epoch"];

/** W&B's internals, and times that are no clock's. */
export function isInternal(name: string): boolean {
  const internal = name.startsWith("_") && !/^_(?:step|timestamp|runtime)$/.test(name);
  return internal || /^(?:date|datetime)$/i.test(name);
}

/** A field under the name that axes and bookkeeping know; exports of trackers write capitals. */
export function plainField([name, value]: readonly [string, unknown]): readonly [string, unknown] {
  return [name === "Step" || name === "Epoch" ? name.toLowerCase() : name, value];
}
