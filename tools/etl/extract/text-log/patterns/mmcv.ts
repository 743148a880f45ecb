import { type NewPattern, plainRow } from "../pattern.ts";

const byEpoch = /\bEpoch \[(\d+)\]\[(\d+)\/(\d+)\]\s+(.*)/;
const byIteration = /\bIter \[(\d+)\/(\d+)\]\s+(.*)/;
const validation = /\b(?:Epoch|Iter)\(val\) \[\d+\](?:\[\d+\])?\s+(.*)/;
const pair = /([\w./@%-]+): (-?(?:\d+\.?\d*(?:e[-+]?\d+)?|nan|inf))(?=,|\s|$)/gi;

/**
 * mmcv 1, and so mmdetection 2, mmsegmentation 0 …: `Epoch [1][50/500]  lr: 0.01, eta: 1 day, 12:48:13, loss: 1.89`.
 * https://github.com/open-mmlab/mmcv/blob/1.x/mmcv/runner/hooks/logger/text.py
 * Iterations count from 1 in every epoch: the step is that of the whole training. Results of a validation stand at
 * the last training step, under names that begin with val_.
 */
export const mmcv: NewPattern = () => {
  let lastStep = 0;
  return {
    id: "mmcv",
    closed: false,
    match({ text }) {
      const [, results] = validation.exec(text) ?? [];
      if (results !== undefined)
        return plainRow(
          lastStep,
          pairsIn(results).map(([name, value]) => [`val_${name}`, value]),
        );
      const [, epoch, at, length, ofEpoch] = byEpoch.exec(text) ?? [];
      if (ofEpoch !== undefined) {
        lastStep = (Number(epoch) - 1) * Number(length) + Number(at);
        return plainRow(lastStep, [["epoch", lastStep / Number(length)], ...pairsIn(ofEpoch)]);
      }
      const [, step, total, ofIteration] = byIteration.exec(text) ?? [];
      if (ofIteration === undefined) return null;
      lastStep = Number(step);
      return plainRow(lastStep, [["total_steps", total], ...pairsIn(ofIteration)]);
    },
  };
};

function pairsIn(text: string): readonly (readonly [string, string])[] {
  const pairs = [...text.matchAll(pair)].map(([, name = "", value = ""]) => [name, value] as const);
  return pairs.filter(([name]) => name !== "eta");
}
