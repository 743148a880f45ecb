import { type NewPattern, plainRow } from "../pattern.ts";

const training = /\bTrain Epoch:\s*(\d+)\s*\[\s*(\d+)\/(\d+) \(\d+%\)\]\s*Loss:\s*(\S+)/;
const testing =
  /\b(Test|Val|Validation|Train)(?:ing)? set: (?:Average |Avg\.? )?loss:\s*([-\d.e+naif]+)(?:, Accuracy:\s*(?:(\d+)\/(\d+)|([\d.]+)(%)?))?/i;

/**
 * PyTorch's first example and what was made of it: `Train Epoch: 1 [640/60000 (1%)] Loss: 2.25`, then `Test set: Average
 * loss: 0.125, Accuracy: 9800/10000 (98%)`. https://github.com/pytorch/examples/blob/main/mnist/main.py
 * What is counted within an epoch are samples; the place is the epoch with its part.
 */
export const pytorchMnist: NewPattern = () => {
  let epoch: number | null = null;
  return {
    id: "pytorch-mnist",
    closed: false,
    match({ text }) {
      const [, number, done, of, loss] = training.exec(text) ?? [];
      if (number !== undefined) {
        epoch = Number(number);
        const place = epoch - 1 + Number(done) / Number(of);
        return plainRow(null, [
          ["epoch", place],
          ["consumed_samples", (epoch - 1) * Number(of) + Number(done)],
          ["loss", loss],
        ]);
      }
      const [, set = "", mean, right, all, share, percent] = testing.exec(text) ?? [];
      if (mean === undefined || epoch === null) return null;
      const group = set.toLowerCase();
      const accuracy = right === undefined ? share : Number(right) / Number(all);
      return plainRow(null, [
        ["epoch", epoch],
        [`${group}_loss`, mean],
        [`${group}_accuracy${percent ? "(%)" : ""}`, accuracy],
      ]);
    },
  };
};
