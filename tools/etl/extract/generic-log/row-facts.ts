import {
  type Place,
  type RowLabel,
  type TrainingRow,
  type TrainingStart,
  sourceRank,
} from "../fact.ts";
import { numberOf } from "../number-text.ts";
import { type Fields, plannedIn, rowParts, stepIn } from "../training-row.ts";
import { type Columns, plainColumns } from "./columns.ts";
import { type FieldKind, fieldKind, labelOf } from "./field-kinds.ts";
import { plainField } from "./names.ts";
import { splitField } from "./split-field.ts";

/** A row's fields by what they are. */
interface Sorted {
  readonly split: string | null;
  readonly labels: readonly RowLabel[];
  readonly fields: readonly (readonly [string, unknown])[];
}

/** A row of any log; null if it holds no value. @param step null: the log names none */
export function genericRow(
  place: Place,
  step: number | null,
  given: Fields,
  columns: Columns = plainColumns,
): TrainingRow | null {
  const all = placed([...given], columns);
  const batch =
    step === null && columns.batch !== null ? stepIn(record(given), [columns.batch]) : null;
  const { split, labels, fields } = sorted(all, columns);
  const { axes, values } = rowParts(fields.map(plainField));
  if (values.size === 0) return null;
  const planned = plannedIn(all);
  return {
    kind: "training-row",
    place,
    step: step ?? batch,
    axes,
    values,
    naming: "plain",
    rank: sourceRank.jsonl,
    ...(split !== null && { split }),
    ...(labels.length > 0 && { labels }),
    ...(planned && { planned }),
  };
}

/** Fields under the names that tell where the row stands, without those that only repeat it. */
function placed(fields: readonly Field[], { batch, renamed, risen }: Columns): readonly Field[] {
  if (batch === null && renamed.size === 0 && risen.size === 0) return fields;
  return fields
    .filter(([name]) => name !== batch && !risen.has(name))
    .map(([name, value]) => [renamed.get(name) ?? name, value] as const);
}

function record(fields: Fields): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields);
}

/** Another process begins to write. */
export function startFact(place: Place): TrainingStart {
  return { kind: "training-start", place, rank: sourceRank.jsonl };
}

type Field = readonly [name: string, value: unknown];

function sorted(all: readonly Field[], columns: Columns): Sorted {
  const kinds = all.map(([name]) => fieldKind(name));
  const told = longForm(all, kinds, columns);
  const found = splitField(told, kinds, columns.flags);
  const labels: RowLabel[] = [];
  const fields: Field[] = [];
  for (const [at, field] of told.entries()) {
    const kind = kinds[at] ?? "other";
    if (field === null || found?.usedUp.has(at) || kind === "setting") continue;
    const isOwn = field === all[at];
    const label = isOwn ? labelOf(field[0], kind, field[1], columns.ids.has(field[0])) : null;
    if (label === null) fields.push(field);
    else if (!labels.some(({ key }) => key === label.key)) labels.push(label);
  }
  return { split: found?.split ?? null, labels, fields };
}

/** A row that tells one metric's name and value in two fields holds that metric; null is a field used up. */
function longForm(
  all: readonly Field[],
  kinds: readonly FieldKind[],
  { long }: Columns,
): readonly (Field | null)[] {
  const nameAt = long
    ? all.findIndex(([name]) => name === long.name)
    : all.findIndex((field, at) => kinds[at] === "name" && isName(field[1]));
  const valueAt = long
    ? all.findIndex(([name]) => name === long.value)
    : all.findIndex((field, at) => kinds[at] === "value" && isNumber(field[1]));
  const name = all[nameAt]?.[1];
  if (valueAt === -1 || typeof name !== "string" || !isName(name)) return all;
  const isNan = all.some(([, value], at) => kinds[at] === "nan" && isTrue(value));
  return all.map((field, at) => {
    if (at === nameAt || kinds[at] === "nan") return null;
    if (at === valueAt) return [name, isNan ? Number.NaN : field[1]];
    const isMore = kinds[at] === "other" && isNumber(field[1]) && isValue(field);
    return isMore ? [`${name}/${field[0]}`, field[1]] : field;
  });
}

function isName(value: unknown): boolean {
  return typeof value === "string" && value !== "" && numberOf(value) === undefined;
}

function isNumber(value: unknown): boolean {
  return numberOf(value) !== undefined;
}

function isTrue(value: unknown): boolean {
  return value === true || /^(?:true|1)$/i.test(String(value));
}

/** Neither an axis nor bookkeeping. */
function isValue(field: Field): boolean {
  return rowParts([plainField(field)]).values.size > 0;
}
