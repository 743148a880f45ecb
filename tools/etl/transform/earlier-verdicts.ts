import type { EarlierVerdict, SamplePart } from "../extract/fact.ts";

type Reviewed = Pick<SamplePart, "place" | "fields">;

/**
 * The verdicts on a sample that its later review contradicts, oldest first. Another answer may well have
 * another score, and a judge that failed gave none: neither is a contradiction.
 */
export function earlierVerdicts(before: Reviewed, now: Reviewed): readonly EarlierVerdict[] {
  const isOther = before.fields.prediction !== now.fields.prediction;
  const failed = [before, now].some(
    ({ fields }) => fields.status !== undefined || fields.judgeError !== undefined,
  );
  const [old, values] = [before.fields.values ?? {}, now.fields.values ?? {}];
  const known = isOther ? [] : (before.fields.earlier ?? []);
  if (isOther || failed || !differ(old, values)) return known;
  return [...known, { place: before.place, values: old }];
}

/** Do they give a metric different values? */
function differ(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): boolean {
  return Object.keys(one).some((name) => Object.hasOwn(other, name) && one[name] !== other[name]);
}
