import type { Documents } from "../documents.ts";
import { type Fact, issue, precedence } from "../fact.ts";
import { isRecord } from "../json-lines.ts";
import { jsonRecord } from "../json-value.ts";
import type { Probe, SourceFile } from "../source.ts";
import { lastSegment, plannedIn } from "../training-row.ts";
import { startTimeFacts } from "./start-time.ts";

/** One of each: how the model is tuned (by age), which model, and where the results go. */
const required = [
  ["tuner_type", "train_type", "sft_type"],
  ["model", "model_id_or_path", "model_type"],
  ["output_dir"],
];

/** `args.json` (`sft_args.json` before 3.0): one JSON object, usually printed over many lines. */
export function isArguments(probe: Probe): boolean {
  const { json, text } = probe;
  if (isRecord(json)) return required.every((names) => names.some((name) => name in json));
  const cutOff = json === undefined && /^\ufeff?\{\s*"/.test(text);
  return cutOff && required.every((names) => names.some((name) => text.includes(`\n  "${name}":`)));
}

/** The arguments as hyper-parameters of the run. */
export async function* argumentFacts(file: SourceFile, documents: Documents): AsyncIterable<Fact> {
  const read = await documents.json(file);
  const usable = read.kind === "ok" && isRecord(read.value) ? read.value : null;
  if (usable) yield* runFacts(file.path, usable);
  else if (read.kind === "issue") yield read;
  else yield issue("not-json", "dropped", { file: file.path, line: null }, "no object");
  yield { kind: "read", file: file.path, records: 1, dropped: usable ? 0 : 1 };
}

function* runFacts(path: string, args: Readonly<Record<string, unknown>>): Iterable<Fact> {
  const { training_args: _printed, ...given } = args;
  const modelName = lastSegment(args["model"] ?? args["model_id_or_path"]);
  const version = args["swift_version"];
  yield {
    kind: "run",
    precedence: precedence.configuration,
    model: null,
    file: path,
    ...(modelName === undefined ? {} : { modelName }),
    ...(typeof version === "string" ? { versions: { "ms-swift": version } } : {}),
    hparams: jsonRecord(given),
  };
  const planned = plannedIn(Object.entries(args));
  const place = { file: path, line: null };
  if (planned) yield { kind: "training-plan", place, planned, done: null, ended: false };
  if (typeof args["output_dir"] === "string") yield* startTimeFacts([args["output_dir"]]);
}
