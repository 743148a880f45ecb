import { type NewPattern, plainRow } from "../pattern.ts";

const file = /^s:(\d+) ((?:[a-z]+:\S+ ?)+)$/;
const step = /^\s*step\s+(\d+)\/(\d+) \| (?:train )?loss (\S+)(.*)/;
const validation = /^val loss (\S+)$/;

const names: Readonly<Record<string, string>> = {
  trl: "train/loss",
  tel: "eval/loss",
  eval: "eval/hellaswag",
  lr: "learning_rate",
  norm: "grad_norm",
};

/**
 * llm.c: its file has `s:250 tel:4.2` (test loss) and `s:10 trl:3.99 lr:0.0006 norm:1.0`, its console
 * `step 10/1000 | loss 3.99 (+0.1z)| norm 1.0 (+0.1z)| lr 6.0e-04 | 250 ms`, and `val loss 4.2` before the step it is of.
 * https://github.com/karpathy/llm.c/blob/master/llmc/logger.h
 */
export const llmc: NewPattern = () => {
  let done = 0;
  return {
    id: "llm.c",
    closed: false,
    match({ text }) {
      const [, at, pairs] = file.exec(text) ?? [];
      if (pairs !== undefined)
        return plainRow(
          Number(at),
          pairs
            .trim()
            .split(" ")
            .flatMap((pair) => {
              const [name = "", value = ""] = pair.split(":");
              return [[names[name] ?? name, value] as const];
            }),
        );
      const [, val] = validation.exec(text) ?? [];
      if (val !== undefined) return plainRow(done, [["eval/loss", val]]);
      const [, now, total, loss, rest = ""] = step.exec(text) ?? [];
      if (now === undefined) return null;
      done = Number(now);
      return plainRow(done, [
        ["total_steps", total],
        ["loss", loss],
        ["grad_norm", /\| norm (\S+)/.exec(rest)?.[1]],
        ["learning_rate", /\| lr (\S+)/.exec(rest)?.[1]],
      ]);
    },
  };
};
