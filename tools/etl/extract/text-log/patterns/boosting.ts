import { type NewPattern, plainRow } from "../pattern.ts";

const round = /^(?:\[[\d:. -]+\]\s*)?\[(\d+)\]\s+(\S.*:\s*[-\d.].*)$/;
const pair = /([\w@']+(?:['’]s [\w@]+|-[\w@-]+)?):\s*([-+\d.e]+)(?:\s*[+±]\s*[-\d.e]+)?/gi;
const catboost = /^(\d+):\s+learn: (\S+)(?:\s+test: (\S+))?(?:\s+best: \S+ \(\d+\))?\s+total: /;
const split = /^((?:train|training|valid|val|validation|eval|test)(?:_?\d+)?)(?:['’]s |-)(.+)$/i;

/**
 * Boosting, a line each round: XGBoost's `[10]  train-logloss:0.25  eval-logloss:0.5`, LightGBM's `[10]  valid_0's l2: 0.5`, CatBoost's
 * `10:  learn: 0.25  test: 0.5  total: 1s`.
 * https://xgboost.readthedocs.io/en/stable/python/callbacks.html https://catboost.ai/docs/en/concepts/output-data_training-log
 */
export const boosting: NewPattern = () => ({
  id: "boosting",
  closed: false,
  match({ text }) {
    const [, at, learn, held] = catboost.exec(text) ?? [];
    if (at !== undefined)
      return plainRow(Number(at), [
        ["train/loss", learn],
        ["eval/loss", held],
      ]);
    const [, step, rest = ""] = round.exec(text) ?? [];
    if (step === undefined) return null;
    const values = [...rest.matchAll(pair)].map(([, name = "", value = ""]) => ({
      ...setOf(name),
      value,
    }));
    const sets = new Set(values.map(({ set }) => set));
    if (sets.has(null)) return null;
    const numbered = [...sets].filter((set) => /\d$/.test(set ?? ""));
    return plainRow(
      Number(step),
      values.map(({ set, metric, value }) => [
        `${groupOf(set ?? "")}/${numbered.length > 1 ? `${set}/` : ""}${metric}`,
        value,
      ]),
    );
  },
});

function setOf(name: string): { readonly set: string | null; readonly metric: string } {
  const [, set = null, metric = name] = split.exec(name) ?? [];
  return { set, metric };
}

function groupOf(set: string): string {
  if (/^train/i.test(set)) return "train";
  return /^test/i.test(set) ? "test" : "eval";
}
