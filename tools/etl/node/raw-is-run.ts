import { readdirSync } from "node:fs";
import { basename, join } from "node:path";

/** Names that lie directly in a folder. */
interface Names {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** What evalscope puts into the folder of an evaluation; the first three hold results. */
const evalscopeParts = ["reports", "reviews", "predictions", "configs", "logs"];
const stamp = /^\d{8}_\d{6}$/;
const loadPoint = /^(?:parallel|rate)_[\w.]+_number_\d+$/;
const stepFolder = /^(?:checkpoint|ckpt|global_?step|iter|step|epoch)[-_=]?\d/i;
/** What a trainer leaves in the folder of a step; an evaluation of that step leaves none of it. */
const state =
  /^(?:trainer_state\.json|training_args\.bin|optimizer\b.*|scheduler\.pt|rng_state.*|.+\.(?:safetensors|distcp)|pytorch_model.*|adapter_config\.json|actor|critic|mp_rank_\d+.*)$/;
/** Files that lie at the top of a run's own folder. */
const surelyOfRun =
  /^(?:trainer_state\.json|training_args\.bin|trainer_log\.jsonl|logging\.jsonl|hparams\.yaml|benchmark_(?:summary|args)\.json|.*\.tfevents\..*)$/;
const maybeOfRun = /\.(?:jsonl|log|csv|tsv|out)$/;

/**
 * Is the raw folder not one of runs but a run itself, such as an output folder of evalscope or of a trainer?
 * Told by names alone, since every start looks.
 */
export function isRunItself(folder: string): boolean {
  const names = namesIn(folder);
  const { folders, files } = names;
  if (files.includes("run.yaml") || isEvaluation(names)) return true;
  if (folders.some((name) => loadPoint.test(name))) return true;
  if (stamp.test(basename(folder)) && isOfStart(folder, folders)) return true;
  const steps = folders.filter((name) => stepFolder.test(name));
  if (steps.some((name) => isState(namesIn(join(folder, name))))) return true;
  if (files.some((name) => surelyOfRun.test(name))) return !holdsTwoRuns(folder, folders);
  return folders.length === 0 && files.some((name) => maybeOfRun.test(name));
}

function holdsTwoRuns(folder: string, folders: readonly string[]): boolean {
  const others = folders.filter((name) => !stepFolder.test(name));
  return others.filter((name) => isRun(namesIn(join(folder, name)))).length >= 2;
}

function isEvaluation({ folders }: Names): boolean {
  const parts = folders.filter((name) => evalscopeParts.includes(name));
  const hasResults = parts.some((name) => evalscopeParts.indexOf(name) < 3);
  return hasResults && (parts.length > 1 || parts.length === folders.length);
}

/** A folder that evalscope named after its start, of whatever backend, or of a stress test. */
function isOfStart(folder: string, folders: readonly string[]): boolean {
  if (folders.some((name) => evalscopeParts.includes(name))) return true;
  return folders.some((name) =>
    namesIn(join(folder, name)).folders.some((inner) => loadPoint.test(inner)),
  );
}

function isState({ folders, files }: Names): boolean {
  return [...folders, ...files].some((name) => state.test(name));
}

function isRun(names: Names): boolean {
  const isOwn = (name: string) => name === "run.yaml" || surelyOfRun.test(name);
  return isEvaluation(names) || names.files.some(isOwn);
}

/** Nothing of a folder that cannot be listed: that is told where it is read. */
function namesIn(folder: string): Names {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const visible = entries.filter(({ name }) => !name.startsWith("."));
    return {
      folders: visible.filter((entry) => entry.isDirectory()).map(({ name }) => name),
      files: visible.filter((entry) => !entry.isDirectory()).map(({ name }) => name),
    };
  } catch {
    return { folders: [], files: [] };
  }
}
