import type { RunCard, RunState } from "./run-plan.ts";

function lines(value: object, indent: string): string[] {
  return Object.entries(value).flatMap(([key, field]: [string, unknown]) => {
    const nested = typeof field === "object" && field !== null && !Array.isArray(field);
    if (!nested) return [`${indent}${key}: ${JSON.stringify(field)}`];
    return Object.keys(field).length === 0
      ? []
      : [`${indent}${key}:`, ...lines(field, `${indent}  `)];
  });
}

/** `run.yaml` as text. Scalars and lists are written as JSON, which is YAML too. */
export function runYaml(card: RunCard, { startTime, endTime, status, versions }: RunState): string {
  const { notes, ...rest } = card;
  const times = { start_time: startTime, end_time: endTime };
  return `${lines({ ...rest, ...times, status, versions, notes }, "").join("\n")}\n`;
}
