import type { JsonValue } from "@evalsite/protocol";
import type { ReportFact } from "../fact.ts";
import { type Foreign, records } from "../foreign.ts";
import { jsonValue } from "../json-value.ts";

type Breakdowns = ReportFact["breakdowns"];

/** Cross-dataset tables of a collection (`collection_detailed_report.json`): by dataset, subset, task, tag, category. */
export function breakdownsOf(value: Foreign): Breakdowns {
  return Object.entries(value).flatMap(([level, rows]) => {
    const found = records(rows).map((row) => rowOf(row));
    return found.length > 0 ? [{ name: level.replace(/_level$/, ""), rows: found }] : [];
  });
}

/** Its keys really end in a dot: "micro_avg." */
function rowOf(row: Foreign): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(
    Object.entries(row).map(([key, item]) => [key.replace(/\.$/, ""), jsonValue(item)]),
  );
}
