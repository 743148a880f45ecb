import { type LoadPointFact, type RunFact, precedence } from "../fact.ts";

/** What the load points tell about the run: its model, versions where stated, and when it began. */
export function* runFacts(
  points: readonly LoadPointFact[],
  paths: readonly string[],
): Iterable<RunFact> {
  const byModel = new Map(points.map((point) => [point.model, point]));
  byModel.delete(null);
  for (const [modelName, { settings }] of byModel) {
    if (modelName === null) continue;
    const version = settings["evalscope_version"];
    yield {
      kind: "run",
      precedence: precedence.configuration,
      model: byModel.size === 1 ? null : modelName,
      modelName,
      ...(typeof version === "string" ? { versions: { evalscope: version } } : {}),
    };
  }
  const folders = points.map(({ settings }) => settings["outputs_dir"]);
  const times = [...paths, ...folders].map((path) =>
    typeof path === "string" ? startOf(path) : null,
  );
  const [start] = times.filter((time) => time !== null).toSorted();
  if (start !== undefined)
    yield {
      kind: "run",
      precedence: precedence.derived,
      model: null,
      startTime: { kind: "local", text: start },
    };
}

const timestamp =
  /(?:^|\/)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])_([01]\d|2[0-3])([0-5]\d)([0-5]\d)(?=\/|$)/;

/** The time that names a folder of a path: evalscope calls it YYYYmmdd_HHMMSS, in local time. */
export function startOf(path: string): string | null {
  const [, year, month, day, hour, minute, second] = timestamp.exec(path) ?? [];
  return year === undefined ? null : `${year}-${month}-${day}T${hour}:${minute}:${second}`;
}
