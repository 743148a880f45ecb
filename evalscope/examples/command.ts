import type { EvalSettings, ExampleRun } from "./run-plan.ts";

/** A flag's values; a flag without values is a switch, and an undefined one is left out. */
type Flags = Readonly<Record<string, string | number | readonly (string | number)[] | undefined>>;

function withFlags(command: string, flags: Flags): string[] {
  const given = Object.entries(flags).filter(([, value]) => value !== undefined);
  return [
    command,
    ...given.flatMap(([flag, value]) => [`--${flag}`, ...[value].flat().map(String)]),
  ];
}

function evalArguments(
  id: string,
  model: string,
  settings: EvalSettings,
  apiUrl: string,
): string[] {
  return withFlags("eval", {
    model,
    "eval-type": "openai_api",
    "api-url": apiUrl,
    "api-key": "EMPTY",
    datasets: settings.datasets,
    "dataset-args": JSON.stringify(settings.datasetArgs),
    "dataset-dir": ".cache",
    "generation-config": JSON.stringify({
      temperature: settings.temperature,
      max_tokens: settings.maxTokens,
      stream: true,
    }),
    repeats: settings.repeats,
    "eval-batch-size": settings.concurrency,
    limit: settings.limit,
    "work-dir": `runs/${id}`,
    "no-timestamp": [],
    "enable-progress-tracker": [],
  });
}

function perfArguments(run: Extract<ExampleRun, { kind: "perf" }>, apiUrl: string): string[] {
  return withFlags("perf", {
    model: run.model,
    api: "openai",
    url: `${apiUrl}/chat/completions`,
    "api-key": "EMPTY",
    dataset: "line_by_line",
    "dataset-path": "prompts.txt",
    temperature: 0,
    "max-tokens": 16,
    stream: [],
    parallel: run.parallel,
    number: run.requests,
    "sleep-interval": 1,
    "outputs-dir": `runs/${run.id}`,
    name: "perf",
    "no-timestamp": [],
  });
}

/** evalscope's arguments for a run, all paths relative to the scratch folder. */
export function evalscopeArguments(run: ExampleRun, apiUrl: string): string[] {
  if (run.kind === "perf") return perfArguments(run, apiUrl);
  return evalArguments(run.id, run.model, run.settings, apiUrl);
}
