/**
 * Reads: settings that a training was started with, as YAML or JSON: Lightning's `hparams.yaml`, Hydra's
 * `config.yaml`, `args.json`, `params.json` and the like, by any name.
 * https://lightning.ai/docs/pytorch/stable/common/checkpointing_basic.html (save_hyperparameters)
 * Takes: every value, nested ones as `optimizer.lr`; which of them are published is decided later, by name. How long
 * the training was to be.
 * Ignores: files that hold no setting of a training. It has the lowest score: any reader that knows the format wins.
 */
import { parseDocument } from "yaml";
import { Documents } from "../documents.ts";
import { type Fact, issue, precedence } from "../fact.ts";
import type { Foreign } from "../foreign.ts";
import { isRecord } from "../json-lines.ts";
import { jsonRecord } from "../json-value.ts";
import { limits } from "../limits.ts";
import type { Reader } from "../reader.ts";
import { plannedIn } from "../training-row.ts";
import {
  type ClaimedFile,
  type Detection,
  type Probe,
  type SourceFile,
  no,
  yes,
} from "../source.ts";

export const settings: Reader = { id: "settings", surest: 0.2, detect, read };

const telling =
  /^(?:lr|(?:base_|max_|peak_)?learning_rate|(?:\w+_)?batch_size|(?:num_|max_|num_train_|total_)?epochs|max_steps|num_steps|max_iters|optimizer|optim|weight_decay|lr_scheduler\w*|warmup_\w+|gradient_accumulation_steps|grad_clip|dropout)$/i;

/** Settings of a training have several such names; what is measured has a step, and other readers. */
function detect({ text, json, isDocument, size, bytes, path }: Probe): Detection {
  if (size > bytes.length || size > limits.yaml) return no("too long for settings");
  const isNamed = /(?:^|\/)hparams\.ya?ml$/.test(path);
  const values = isDocument ? json : isMapping(text) ? yamlOf(text) : null;
  const names = isRecord(values) ? namesIn(values).filter((name) => telling.test(name)) : [];
  const enough = names.length > 1 || (names.length === 1 && isNamed);
  return enough ? yes(0.2, "settings of a training") : no("no settings of a training");
}

/** Most lines of a mapping are keys; parsing prose as YAML costs more than this. */
function isMapping(text: string): boolean {
  return /^(?:#[^\n]*\n|---\n|\s*\n)*["']?[A-Za-z_][\w.-]*["']?:(?:\s|$)/.test(text);
}

function yamlOf(text: string): unknown {
  try {
    return parseDocument(text, { logLevel: "silent", uniqueKeys: false }).toJS({
      maxAliasCount: 100,
    });
  } catch {
    return null;
  }
}

/** Of the object and of those in it, two levels down. */
function namesIn(value: Foreign, levels = 2): readonly string[] {
  return Object.entries(value).flatMap(([name, inner]) =>
    isRecord(inner) && levels > 0 ? [name, ...namesIn(inner, levels - 1)] : [name],
  );
}

async function* read(files: readonly ClaimedFile[]): AsyncIterable<Fact> {
  const documents = new Documents();
  for (const { file, json } of files) {
    const values = json ?? (await valuesOf(file, documents));
    const isUsable = isRecord(values);
    if (isUsable) yield* settingsFacts(file.path, values);
    else yield issue("not-yaml", "dropped", { file: file.path, line: null }, "not a mapping");
    yield { kind: "read", file: file.path, records: 1, dropped: isUsable ? 0 : 1 };
  }
}

function* settingsFacts(path: string, values: Foreign): Iterable<Fact> {
  const hparams = flat(values);
  yield { kind: "run", precedence: precedence.configuration, model: null, file: path, hparams };
  const planned = plannedIn(Object.entries(hparams).flatMap(settingOfTraining));
  const place = { file: path, line: null };
  if (planned) yield { kind: "training-plan", place, planned, done: null, ended: false };
}

/** A setting of the training itself, by its own name: a scheduler may have its own number of steps. */
function settingOfTraining([name, value]: readonly [string, unknown]) {
  const groups = name.split(".");
  const last = groups.pop() ?? "";
  return groups.every((group) => ofTraining.test(group)) ? [[last, value] as const] : [];
}

const ofTraining =
  /^(?:(?:pl_)?trainer|train(?:ing)?|fit|loop|runner|schedule|config|args|hparams|hyper_?parameters|params)(?:_(?:args|arguments|cfg|config|params|loop))?$/i;

async function valuesOf(file: SourceFile, documents: Documents): Promise<unknown> {
  const text = await documents.text(file, limits.yaml);
  return typeof text === "string" ? yamlOf(text) : null;
}

function flat(values: Foreign) {
  return jsonRecord(Object.fromEntries(fieldsOf(values)));
}

function fieldsOf(values: Foreign, above = ""): readonly (readonly [string, unknown])[] {
  return Object.entries(values).flatMap(([name, value]) =>
    isRecord(value) ? fieldsOf(value, `${above}${name}.`) : [[`${above}${name}`, value] as const],
  );
}
