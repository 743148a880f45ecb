const number = String.raw`[-+]?(?:\d[\d,]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[-+]?(?:nan|inf)\b`;
const word = String.raw`[A-Za-z_][\w@%./^()-]*`;
const end = String.raw`(?=$|[\s,;|)\]}]|\.\s|\.$)`;
const pair = new RegExp(
  String.raw`(${word}(?: ${word}){0,3})\s*[:=]\s*(${number})(%)?${end}`,
  "gi",
);
const plainPair = new RegExp(
  String.raw`(?:^|[,|;:]\s*|\s-\s|\s{2,})(${word}(?: ${word}){0,3})\s+(${number})(%)?${end}`,
  "gi",
);

type Pairs = readonly (readonly [name: string, value: string])[];

/** What a line names and gives a number for: `loss: 0.5`, `val acc = 81.5%`. */
export function valuePairs(text: string): Pairs {
  return pairsBy(pair, text);
}

/** The same with nothing but "is" between name and number: `loss 0.5, val acc 81.5%`, `loss is 2.5`. */
export function plainPairs(text: string): Pairs {
  return pairsBy(plainPair, text);
}

/** Pairs whose names are one word. */
export function wordPairs(text: string): Pairs {
  return valuePairs(text).map(([name, value]) => [name.split(" ").at(-1) ?? name, value]);
}

function pairsBy(pattern: RegExp, text: string): Pairs {
  return [...text.matchAll(pattern)].map(([, name = "", value = "", percent]) => [
    `${name.trim().replace(/\.$| is$/i, "")}${percent ? "(%)" : ""}`,
    value.replace(/,$/, ""),
  ]);
}
