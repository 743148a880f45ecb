import { type NewPattern, plainRow } from "../pattern.ts";

const head = /\b(Epoch|Iter)\((train|val)\)\s*(?:\[\s*(\d+)\])?\s*\[\s*(\d+)\/\s*(\d+)\]\s+(.*)/;

/**
 * mmengine, and XTuner on it: `Epoch(train)  [1][2/6]  lr: 2e-04  eta: 4:30:58  loss: 0.42`.
 * https://github.com/open-mmlab/mmengine/blob/main/mmengine/runner/log_processor.py
 * Validation lines count validation batches: only the last one has results, and it stands at the
 * last training step. Names in it that have no group begin with val_.
 */
export const mmengine: NewPattern = () => {
  let lastStep = 0;
  return {
    id: "mmengine",
    closed: false,
    match({ text }) {
      const [, , mode, epoch, at, length, rest = ""] = head.exec(text) ?? [];
      if (mode === undefined || (mode === "val" && at !== length)) return null;
      const fields = [...rest.matchAll(/([^\s:]+):\s+(\S+)/g)].map(
        ([, name = "", value = ""]) => [name, value] as const,
      );
      if (mode === "val")
        return plainRow(
          lastStep,
          fields.map(([name, value]) => [evalName(name), value]),
        );
      const done = Math.max(0, Number(epoch ?? 1) - 1);
      lastStep = done * Number(length) + Number(at);
      return plainRow(lastStep, [
        epoch === undefined ? ["total_steps", length] : ["epoch", lastStep / Number(length)],
        ...fields,
      ]);
    },
  };
};

function evalName(name: string): string {
  return name.includes("/") ? name : `val_${name}`;
}
