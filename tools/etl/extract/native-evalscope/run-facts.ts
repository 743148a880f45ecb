import { type OtherBackend, type RunFact, precedence } from "../fact.ts";
import type { ClaimedFile } from "../source.ts";
import { known, name, record, text } from "../foreign.ts";
import { jsonRecord } from "../json-value.ts";
import type { Configuration } from "./config.ts";
import type { Survey } from "./survey.ts";
import { stampIn } from "./tree.ts";
import { modelFolderOf } from "../evalscope-records/model-folder.ts";

/** What a configuration says about the run; about one model only where the tree holds several. */
export function configurationFact(
  { values }: Configuration,
  folders: ReadonlySet<string>,
): RunFact {
  const version = name(values["evalscope_version"]);
  const model = text(values["model_id"]);
  return {
    kind: "run",
    precedence: precedence.configuration,
    model: model !== null && folders.size > 1 && folders.has(model) ? model : null,
    ...known({ modelName: text(values["model"]) }),
    settings: jsonRecord(values),
    ...(version === null ? {} : { versions: { evalscope: version } }),
  };
}

const tools = new Map([
  ["mteb", "MTEB"],
  ["ragas", "RAGAS"],
  ["clip_benchmark", "CLIP Benchmark"],
]);

/** The backend that a configuration asks for, unless it is evalscope's own. */
export function backendFacts({ path, root, values }: Configuration): readonly OtherBackend[] {
  const backend = text(values["eval_backend"]);
  if (backend === null || backend.toLowerCase() === "native") return [];
  const tool = text(record(values["eval_config"])["tool"]);
  const named = tool === null ? "" : ` (${tools.get(tool.toLowerCase()) ?? tool})`;
  const place = { file: path, line: null };
  return [{ kind: "other-backend", place, backend: `${backend}${named}`, root }];
}

/** All model folders of the tree. */
export function modelFolders(files: readonly ClaimedFile[]): ReadonlySet<string> {
  return new Set(files.flatMap(({ file }) => modelFolderOf(file.path) ?? []));
}

/** When the run began, by folders named after the time, else by the configured output folder, else by the log; the first. */
export function startFacts(
  files: readonly ClaimedFile[],
  { configurations, logStarts }: Pick<Survey, "configurations" | "logStarts">,
): readonly RunFact[] {
  const ofFolders = files.flatMap(({ file }) => stampIn(file.path) ?? []);
  const ofOutput = configurations.flatMap(
    ({ values }) => stampIn(text(values["work_dir"]) ?? "") ?? [],
  );
  const stamps = [ofFolders, ofOutput, logStarts].find((found) => found.length > 0) ?? [];
  const [first] = stamps.toSorted();
  if (first === undefined) return [];
  const startTime = { kind: "local", text: first } as const;
  return [{ kind: "run", precedence: precedence.derived, model: null, startTime }];
}
