import { type NewPattern, plainRow } from "../pattern.ts";

const head = /\[step=(\d+)\/(\d+)(?:,epoch=(\d+))?[^\]]*\]\s*$/;
const entry = /^\s{2,}([^=\s][^=]*)=(\S+)\s*$/;

/**
 * OLMo-core: a line `[step=10/1000,epoch=1,eta=0:10:00]`, then indented lines `    train/CE loss=2.5`.
 * Each of these is handed out as a row of its own.
 * https://github.com/allenai/OLMo-core/blob/main/src/olmo_core/train/callbacks/console_logger.py
 */
export const olmo: NewPattern = () => {
  let open: { readonly step: number; readonly total?: string; readonly epoch?: string } | null =
    null;
  return {
    id: "olmo",
    closed: false,
    match({ text }) {
      const [, step, total, epoch] = head.exec(text) ?? [];
      const [, name, value] = entry.exec(text) ?? [];
      if (step !== undefined)
        open = { step: Number(step), ...(total && { total }), ...(epoch && { epoch }) };
      else if (name === undefined) open = null;
      if (!open || name === undefined) return null;
      return plainRow(open.step, [
        ["epoch", open.epoch],
        ["total_steps", open.total],
        [name, value],
      ]);
    },
  };
};
