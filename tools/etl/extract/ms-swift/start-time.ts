import { type Fact, precedence } from "../fact.ts";

const version = /(?:^|[/\\])v\d+-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})(?=[/\\]|$)/;

/** The start that ms-swift puts into the name of an output folder; the earliest of several. */
export function startTimeFacts(paths: readonly string[]): readonly Fact[] {
  const times = paths.flatMap((path) => {
    const [, year, month, day, hour, minute, second] = version.exec(path) ?? [];
    return year === undefined ? [] : [`${year}-${month}-${day}T${hour}:${minute}:${second}`];
  });
  const [text] = times.toSorted();
  if (text === undefined) return [];
  const startTime = { kind: "local", text } as const;
  return [{ kind: "run", precedence: precedence.derived, model: null, startTime }];
}
