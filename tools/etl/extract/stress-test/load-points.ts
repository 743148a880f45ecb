import type { JsonValue } from "@evalsite/protocol";
import type { LoadPointFact, Place } from "../fact.ts";
import { isRecord } from "../json-lines.ts";
import { percentilesPart, rowsOf } from "./distributions.ts";
import { type Part, merged, unusable } from "./part.ts";
import type { LeftOut } from "./quantities.ts";
import { startOf } from "./run-facts.ts";
import { summaryPart, withRateOf } from "./summary.ts";

/** Which load point of which test a directory holds. */
export interface Address {
  readonly place: Place;
  readonly test: string;
  /** The directory's name; null when that names the test rather than the load point. */
  readonly name: string | null;
}

/** Where a directory's load point belongs: to the directory above, or above `sla_tuning`. */
export function addressOf(folder: string, file: string): Address {
  const place = { file, line: null };
  const segments = folder.split("/");
  const name = segments.pop() ?? "";
  if (segments.at(-1) === "sla_tuning") segments.pop();
  // Up to 0.15 a test is one load point, in the test's own directory.
  if (startOf(segments.at(-1) ?? "") !== null) return { place, test: folder, name: null };
  return { place, test: segments.join("/"), name: name === "" ? null : name };
}

/** The load point that the parts of one directory make up; null without a summary. */
export function loadPoint(address: Address, parts: readonly Part[]): LoadPointFact | null {
  const { load, settings = {}, metrics = {}, percentiles = [], timeline = [] } = merged(parts);
  if (!load) return null;
  const rated = withRateOf(settings, load);
  const name = address.name ?? `parallel_${rated.concurrency}_number_${rated.requests.total}`;
  const model = modelName(settings);
  return {
    kind: "load-point",
    place: address.place,
    test: address.test === "" ? (model ?? "stress test") : address.test,
    model,
    settings,
    point: { name, ...rated, metrics, percentiles, timeline },
  };
}

/** The last part of a path or of a name such as "organisation/model". */
export function modelName(settings: Readonly<Record<string, JsonValue>>): string | null {
  const names = [settings["model"], settings["model_id"]].filter(
    (name) => typeof name === "string",
  );
  const [name] = names.map((text) => text.split(/[\\/]/).findLast((part) => part !== ""));
  return name ?? null;
}

/** sla_summary.json: load points averaged over several runs; percentiles stand in columns. */
export function slaPart(file: string, value: unknown, leftOut: LeftOut): Part {
  if (!isRecord(value)) return unusable;
  const address = { place: { file, line: null }, test: file.split("/").slice(0, -1).join("/") };
  const entries = Object.entries(value);
  const points = entries.flatMap(([name, entry]) => {
    if (!isRecord(entry)) return [];
    const percentiles = percentilesPart(rowsOf(entry["percentiles"]), leftOut);
    const summary = summaryPart(entry["metrics"], leftOut);
    return loadPoint({ ...address, name }, [summary, percentiles]) ?? [];
  });
  return { points, records: entries.length, dropped: entries.length - points.length };
}

/** A point that names no model was measured with the model of the other points of its test. */
export function withModels(points: readonly LoadPointFact[]): readonly LoadPointFact[] {
  const models = new Map(
    points.flatMap(({ test, model }) => (model === null ? [] : [[test, model]])),
  );
  return points.map((point) => ({
    ...point,
    model: point.model ?? models.get(point.test) ?? null,
  }));
}
