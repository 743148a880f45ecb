import { isRecord } from "../json-lines.ts";
import { type Detection, type Probe, no, yes } from "../source.ts";
import { parseYaml } from "./document.ts";

/** Keys of a run.yaml that no other configuration is likely to have. */
const own = words("project experiment hparams checkpoint timezone notes tags start_time end_time");
/** Keys that training configurations have too. */
const common = ["model", "dataset"];

/** Keys that mark other tools' configurations, whatever else they hold. */
const foreign = words(
  `eval_backend eval_type evalscope_version datasets dataset_args generation_config work_dir
  model_name_or_path base_model output_dir trainer training train optimizer defaults _wandb`,
);

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}

/** Recognises a run.yaml by its outermost keys; a file that is no YAML may still look like one. */
export function detect(probe: Probe): Detection {
  if (/^\s*[{[<]/.test(probe.text)) return no("no YAML block");
  const keys = outerKeys(probe.lines);
  if (keys === null) return no("lines that are no YAML mapping");
  if (!looksLikeRun(keys)) return no("not the keys of a run.yaml");
  const whole = probe.size <= probe.bytes.length;
  return whole && hasForeignModel(probe.text)
    ? no("model or dataset is another tool's configuration")
    : yes(0.9, "run.yaml");
}

/** Null where most lines are neither keys nor below one. */
function outerKeys(lines: readonly string[]): readonly string[] | null {
  const content = lines.filter((line) => !/^\s*(?:#|---|\.\.\.|%)/.test(line));
  const keys = content.flatMap(
    (line) => /^(["']?)([A-Za-z_]\w*)\1\s*:(?:\s|$)/.exec(line)?.[2] ?? [],
  );
  const below = content.filter((line) => /^(?:\s|- |[}\]])/.test(line)).length;
  return (keys.length + below) * 2 > content.length ? keys : null;
}

function looksLikeRun(keys: readonly string[]): boolean {
  if (keys.some((key) => foreign.includes(key))) return false;
  const known = keys.filter((key) => own.includes(key) || common.includes(key));
  const unknown = keys.length - known.length;
  const isOwn = known.some((key) => own.includes(key));
  return isOwn ? unknown <= known.length : known.length > 0 && unknown === 0;
}

/** A mapping below `model` or `dataset` that names nothing describes how to build one. */
function hasForeignModel(text: string): boolean {
  const parsed = parseYaml(text);
  if (parsed.kind === "bad") return false;
  const values = common.map((key) => parsed.entries.get(key)?.value);
  return values.some((value) => isRecord(value) && !naming.some((key) => key in value));
}

const naming = ["name", "revision", "version"];
