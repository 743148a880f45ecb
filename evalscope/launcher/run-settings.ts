import { basename } from "node:path";
import { LaunchError } from "./failure.ts";
import type { LaunchConfig, Settings } from "./config-file.ts";

export type LaunchKind = "eval" | "perf";

/** What the launcher decides itself, and a configuration therefore must not. */
const ours: Readonly<Record<LaunchKind, readonly string[]>> = {
  eval: ["work_dir", "no_timestamp", "use_cache"],
  perf: ["outputs_dir", "no_timestamp"],
};

/** Where one run's settings come from, decided before anything is started. */
export interface RunTarget {
  /** The run's folder, relative to the project's. */
  readonly folder: string;
  readonly resume: boolean;
  /** The scripted endpoint's address, when it plays the model. */
  readonly endpoint: string | null;
}

/** @throws LaunchError for a configuration that cannot be run. */
export function checkSettings({ settings, file }: LaunchConfig, kind: LaunchKind): void {
  if (typeof settings["model"] !== "string")
    throw new LaunchError(`${file}: model is missing; name the model to evaluate`);
  if (kind === "eval" && datasetsOf(settings).length === 0)
    throw new LaunchError(`${file}: datasets is missing; list the benchmarks to run`);
  const told = ours[kind].find((key) => key in settings);
  if (told !== undefined)
    throw new LaunchError(
      `${file}: leave out ${told}; the launcher sets it (see --run-id, --resume)`,
    );
}

/** The configuration's settings, completed with where the run goes. */
export function runSettings(settings: Settings, kind: LaunchKind, target: RunTarget): Settings {
  return kind === "eval" ? evalSettings(settings, target) : perfSettings(settings, target);
}

function evalSettings(settings: Settings, { folder, resume, endpoint }: RunTarget): Settings {
  return {
    enable_progress_tracker: true,
    ...settings,
    ...(endpoint === null ? {} : { api_url: endpoint }),
    work_dir: folder,
    no_timestamp: true,
    ...(resume ? { use_cache: folder } : {}),
  };
}

function perfSettings(settings: Settings, { folder, endpoint }: RunTarget): Settings {
  return {
    name: "perf",
    enable_progress_tracker: true,
    ...settings,
    ...(endpoint === null ? {} : { url: `${endpoint}/chat/completions` }),
    outputs_dir: folder,
    no_timestamp: true,
  };
}

export function datasetsOf(settings: Settings): readonly string[] {
  const told = settings["datasets"];
  return Array.isArray(told) ? told.map(String) : [];
}

/** How many loads a stress test tries: one for each rate in open loop, else one for each number of parallel requests. */
export function loadsOf(settings: Settings): number {
  const swept = settings["open_loop"] === true ? settings["rate"] : settings["parallel"];
  return Array.isArray(swept) ? swept.length : 1;
}

/** The model's name without the folders of a local path. */
export function modelNameOf(settings: Settings): string | null {
  const told = settings["model_id"] ?? settings["model"];
  if (typeof told !== "string") return null;
  return /^[./~]|^[A-Za-z]:\\/.test(told) ? basename(told.replaceAll("\\", "/")) : told;
}
