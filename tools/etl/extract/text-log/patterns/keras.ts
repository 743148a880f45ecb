import { type NewPattern, plainRow } from "../pattern.ts";
import { valuePairs } from "../value-pairs.ts";

const epochLine = /^\s*Epoch (\d+)\/(\d+)\s*$/;
const oneLine = /^\s*Epoch (\d+)\/(\d+)\s.*? - (.*)$/;
/** At the end of an epoch, or of an evaluation: done and total are the same, and no time is left. */
const finished =
  /^[\b\s]*(\d+)\/\1 (?!.*\bETA:).*?(?: - )((?:\d+\S*\/(?:step|epoch|sample) - )?[\w@./-]+: .*)$/;

/**
 * Keras' progress: `Epoch 1/10`, then `938/938 [====] - 3s 3ms/step - loss: 0.25 - val_loss: 0.125`, with or without the
 * bar, by all releases. https://keras.io/api/models/model_training_apis/#fit-method (verbose)
 * A line is written over until its epoch is over: what it ends with counts, each value once. What follows without an epoch of
 * its own is `evaluate`'s.
 */
export const keras: NewPattern = () => {
  let epoch: string | null = null;
  let total: string | null = null;
  let isOver = false;
  const given = new Map<string, unknown>();
  return {
    id: "keras",
    closed: false,
    match({ text, segments, at }) {
      const [, number, of, said] = epochLine.exec(text) ?? oneLine.exec(text) ?? [];
      if (number !== undefined && of !== undefined) {
        [epoch, total, isOver] = [number, of, said !== undefined];
        given.clear();
        if (said === undefined) return null;
      }
      const values = said ?? finished.exec(text)?.[2];
      if (values === undefined || epoch === null) return null;
      if (segments.slice(at + 1).some((later) => finished.test(later))) return null;
      const pairs = valuePairs(values).filter(([name]) => !/^(?:ETA|time)$/i.test(name));
      const isOfEpoch =
        !isOver || said !== undefined || pairs.some(([name]) => name.startsWith("val_"));
      const fresh = pairs.filter(([name, value]) => !isOfEpoch || given.get(name) !== value);
      for (const [name, value] of pairs) given.set(name, value);
      isOver = true;
      if (fresh.length === 0) return null;
      const fields = isOfEpoch
        ? fresh
        : fresh.map(([name, value]) => [`evaluate/${name}`, value] as const);
      return plainRow(null, [["epoch", epoch], ["total_epochs", total], ...fields]);
    },
  };
};
