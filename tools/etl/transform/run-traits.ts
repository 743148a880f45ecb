import {
  type JsonValue,
  type RunMeta,
  type RunMetrics,
  type RunTraits,
  type Series,
  type SeriesEnd,
  isJsonObject,
} from "@evalsite/protocol";

/** Longer texts are cut: columns are for values that are told apart at a glance. */
const longestText = 80;

/** Where a run's series came to, and its hyper-parameters. */
export function runTraits(
  { hparams }: Pick<RunMeta, "hparams">,
  { series }: Pick<RunMetrics, "series">,
): RunTraits {
  return {
    series: new Map(series.map((one) => [one.name, seriesEnd(one)])),
    settings: new Map(settings(hparams, "")),
  };
}

function seriesEnd({ points, stats, non_finite: lacking }: Series): SeriesEnd {
  const lastStep = points.at(-1)?.step ?? -Infinity;
  return {
    first: stats?.first ?? points[0]?.value ?? null,
    last: stats?.last ?? points.at(-1)?.value ?? null,
    low: stats?.min ?? extreme(points, -1),
    high: stats?.max ?? extreme(points, 1),
    lost: lacking.find(({ step }) => step > lastStep) ?? null,
  };
}

/** @param sign 1 for the highest, −1 for the lowest */
function extreme(points: Series["points"], sign: 1 | -1): number | null {
  const values = points.map(({ value }) => value);
  return values.length === 0
    ? null
    : values.reduce((best, value) => (sign * (value - best) > 0 ? value : best));
}

function settings(
  fields: Readonly<Record<string, JsonValue>>,
  parent: string,
): readonly (readonly [string, string])[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const path = `${parent}${name}`;
    if (isJsonObject(value)) return settings(value, `${path}.`);
    return value === null ? [] : [[path, shortText(value)] as const];
  });
}

function shortText(value: JsonValue): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}
