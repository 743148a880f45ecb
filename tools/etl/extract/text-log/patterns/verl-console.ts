import { type NewPattern, plainRow } from "../pattern.ts";

const head = /\bstep:(\d+) - (.*)/;

/**
 * verl and EasyR1: `step:3 - actor/entropy:0.2 - actor/pg_loss:np.float64(-0.02)`.
 * https://github.com/volcengine/verl/blob/main/verl/utils/logger/aggregate_logger.py
 * Names may hold colons, so the last one separates the value.
 */
export const verlConsole: NewPattern = () => ({
  id: "verl",
  closed: false,
  match({ text }) {
    const [, step, rest] = head.exec(text) ?? [];
    if (step === undefined || rest === undefined) return null;
    const fields = rest.split(" - ").flatMap((part) => {
      const colon = part.lastIndexOf(":");
      return colon < 1 ? [] : [[part.slice(0, colon).trim(), part.slice(colon + 1)] as const];
    });
    return plainRow(Number(step), fields);
  },
});
