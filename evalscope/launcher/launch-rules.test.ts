import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { adviceOn } from "./advice.ts";
import { causeOf, lastLines } from "./cause.ts";
import { faultOf } from "./completion.ts";
import { parseConfig } from "./config-file.ts";
import { chooseSource, environmentName } from "./evalscope-source.ts";
import { LaunchError } from "./failure.ts";
import { readConfig } from "./launch.ts";
import { ProgressWatch, lastBar } from "./progress.ts";
import { choosePython } from "./python.ts";
import { runCard } from "./run-card.ts";
import { checkRunId, newRunId } from "./run-id.ts";
import { checkSettings, loadsOf, modelNameOf, runSettings } from "./run-settings.ts";

describe("the cause of a failure", () => {
  test("is the last exception, without its traceback", () => {
    const log =
      '2026-01-01 - evalscope - INFO: start\nTraceback (most recent call last):\n  File "a.py", line 1\nKeyError: 1\n\nDuring handling of the above exception, another exception occurred:\n\nopenai.APIConnectionError: Connection error.\n';
    expect(causeOf(log)).toBe("openai.APIConnectionError: Connection error.");
  });

  test("names the field of a validation error", () => {
    const log =
      "ValueError: 1 validation error for TaskConfig\nlimitt\n  Extra inputs are not permitted [type=extra_forbidden]\n    For further information visit https://example.org\n";
    expect(causeOf(log)).toBe(
      "ValueError: 1 validation error for TaskConfig: limitt: Extra inputs are not permitted [type=extra_forbidden]",
    );
  });

  test("is the last error, else the last line, when nothing was thrown", () => {
    const error = "2026-01-01 - evalscope - \u001B[31mERROR\u001B[0m: no space";
    expect(causeOf(`${error}\nbye\n`)).toBe("2026-01-01 - evalscope - ERROR: no space");
    expect(causeOf("one\rtwo\n\n")).toBe("two");
    expect(causeOf("")).toBe("it said nothing");
  });
});

describe("advice on a failure", () => {
  const refused = "openai.APIConnectionError: Connection error.";

  test.each([
    ["eval", { api_url: "http://me:secret@127.0.0.1:1/v1" }, "api_url is http://127.0.0.1:1/v1"],
    ["perf", { url: "http://127.0.0.1:1/v1/chat" }, "url is http://127.0.0.1:1/v1/chat"],
  ])("names the address that does not answer: %s", (_kind, settings, line) => {
    expect(adviceOn(refused, settings)).toEqual([`${line}: does a model answer there?`]);
    expect(adviceOn("KeyError: 1", settings)).toEqual([]);
  });

  test("names data that are not there, since evalscope tells of a download", () => {
    const dataset_args = {
      general_mcq: { local_path: "evalscope/datasets/nowhere" },
      general_qa: { local_path: "evalscope/datasets/qa" },
      gsm8k: { few_shot_num: 0 },
    };
    expect(adviceOn("DownloadError: too late", { dataset_args })).toEqual([
      expect.stringMatching(
        /^dataset_args.general_mcq.local_path: evalscope.datasets.nowhere does/,
      ),
    ]);
  });
});

describe("a configuration file", () => {
  const empty = join(mkdtempSync(join(tmpdir(), "evalsite-config-")), "empty.yaml");
  afterAll(() => rmSync(dirname(empty), { recursive: true, force: true }));

  test.each([
    ["that is not there", join(dirname(empty), "absent.yaml"), "there is no such file"],
    ["that is a folder", dirname(empty), "that is a folder; name the file in it"],
    ["that is empty", empty, "model is missing; name the model to evaluate"],
  ])("%s is refused in a sentence", (_name, path, message) => {
    writeFileSync(empty, "");
    expect(() => readConfig(path, "eval")).toThrow(LaunchError);
    expect(() => readConfig(path, "eval")).toThrow(message);
  });
});

test("git's and pip's last two complaints are the cause of an installation that failed", () => {
  const log = "Cloning\nfatal: 'x.git' is no repository\nfatal: Could not read\n\nPlease check\n";
  expect(lastLines(log, /^fatal:/)).toBe("fatal: 'x.git' is no repository; fatal: Could not read");
  expect(lastLines(log, /^ERROR:/)).toBe("Please check");
});

describe("a report", () => {
  test.each([
    ["with scores", '{"metrics":[{}]}', null],
    ["with NaN", '{"metrics":[{"score":NaN,"x":-Infinity}]}', null],
    ["cut off", '{"metrics":[{"sc', "its report is cut off"],
    ["without metrics", '{"metrics":[]}', "its report has no metrics"],
    [
      "incomplete",
      '{"metrics":[{}],"execution_summary":{"incomplete":true}}',
      "some samples failed",
    ],
  ])("%s", (_name, text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });
});

describe("a run's id", () => {
  test("is date, time and name, fit for a folder and an address", () => {
    const now = new Date(2026, 2, 1, 9, 5, 7);
    expect(newRunId("offline demo/模型 a", now)).toBe("20260301-090507-offline-demo-模型-a");
    expect(newRunId("..", now)).toBe("20260301-090507");
  });

  test.each(["a/b", "..", ".hidden", "", "a b", "a~b", "x".repeat(201)])("is not %j", (id) => {
    expect(() => checkRunId(id)).toThrow("--run-id");
  });
});

describe("Python", () => {
  const old = { command: "python3", version: [3, 9], hasVenv: true } as const;
  const bare = { command: "python3.11", version: [3, 11], hasVenv: false } as const;
  const good = { command: "python3.12", version: [3, 12], hasVenv: true } as const;

  test("is the first that is new enough and can make environments", () => {
    expect(choosePython([old, bare, good])).toBe(good);
  });

  test.each([
    ["too old", [old], "found python3 3.9"],
    ["absent", [], "found none"],
    ["without venv", [old, bare], "python3.11 3.11 has no venv module"],
  ])("that is %s is explained in one line", (_name, candidates, line) => {
    const found = choosePython(candidates);
    expect("missing" in found && found.missing).toContain(line);
    expect("missing" in found && found.missing).not.toContain("\n");
  });
});

describe("the source of evalscope", () => {
  test("is the pinned release, a named one, or a fork, each with its own environment", () => {
    const pinned = chooseSource(undefined, undefined);
    expect(environmentName(pinned)).toMatch(/^venv-\d+\.\d+/);
    expect(environmentName(chooseSource("1.9.0", "ignored"))).toBe("venv-1.9.0");
    const fork = chooseSource(undefined, "https://git.example.org/team/evalscope.git@feature/x");
    expect(fork).toMatchObject({
      url: "https://git.example.org/team/evalscope.git",
      ref: "feature/x",
    });
    expect(environmentName(fork)).toMatch(/^venv-evalscope-[0-9a-f]{8}$/);
  });

  test.each([
    ["git@git.example.org:team/evalscope.git", null],
    ["git@git.example.org:team/evalscope.git@v2", "v2"],
    ["ssh://git@git.example.org/team/evalscope.git", null],
    ["ssh://git@git.example.org:2222/team/evalscope.git@main", "main"],
    ["https://me@git.example.org/team/evalscope", null],
    ["file:///home/me/evalscope@a/b", "a/b"],
  ])("at %s has the reference %j", (location, ref) => {
    const url = ref === null ? location : location.slice(0, -ref.length - 1);
    expect(chooseSource(undefined, location)).toEqual({ kind: "git", url, ref });
    expect(chooseSource(undefined, `git+${location}`)).toEqual({ kind: "git", url, ref });
  });

  test.each([
    ["nowhere/at-all", "neither a git URL nor a folder"],
    ["examples", "looked for pyproject.toml"],
  ])("is not %s", (location, message) => {
    expect(() => chooseSource(undefined, location)).toThrow(message);
  });
});

describe("settings", () => {
  const folder = "raw/runs/a";

  test("go to the run's folder; a resumed run uses what is there", () => {
    const target = { folder, resume: true, endpoint: "http://127.0.0.1:1/v1" };
    expect(runSettings({ model: "m" }, "eval", target)).toEqual({
      model: "m",
      api_url: "http://127.0.0.1:1/v1",
      work_dir: folder,
      use_cache: folder,
      no_timestamp: true,
      enable_progress_tracker: true,
    });
  });

  test.each([
    ["model is missing", "datasets: [a]"],
    ["datasets is missing", "model: m"],
    ["leave out work_dir", "model: m\ndatasets: [a]\nwork_dir: x"],
  ])("are refused: %s", (message, text) => {
    expect(() => checkSettings(parseConfig(text, "a.yaml"), "eval")).toThrow(`a.yaml: ${message}`);
  });

  test("tell how many loads a stress test has, and a local model's name", () => {
    expect(loadsOf({ parallel: [1, 2], number: [5, 6] })).toBe(2);
    expect(loadsOf({ open_loop: true, rate: [1, 2, 3] })).toBe(3);
    expect(loadsOf({})).toBe(1);
    expect(modelNameOf({ model: "/data/checkpoints/step-100" })).toBe("step-100");
    expect(modelNameOf({ model: "org/model" })).toBe("org/model");
  });
});

test.each([
  ["Evaluating[gsm8k]:  22%|██▎       | 9/40 [00:01<00:03]", "gsm8k", 9, 40],
  ["Processing[parallel_1_number_4]: 100%|██| 4/4 [00:00]", "parallel_1_number_4", 4, 4],
  ["Evaluating[a]: 0%| | 0/2 [00:00]\rEvaluating[a]: 50%|█ | 1/2 [00:00]", "a", 1, 2],
])("progress is the last bar of %j", (text, name, done, total) => {
  expect(lastBar(text)).toEqual({ name, done, total });
});

test("progress tells, before anything is done, why evalscope tries again", () => {
  const folder = mkdtempSync(join(tmpdir(), "evalsite-progress-"));
  const log = join(folder, "a.log");
  const watch = new ProgressWatch(folder, log, []);
  expect(watch.line()).toBe("starting");
  writeFileSync(
    log,
    'WARNING: Retrying... <Traceback (most recent call last):\n  File "a.py"\naiohttp.client_exceptions.ClientConnectorError: Cannot connect to host 127.0.0.1:1\n>\n',
  );
  const trouble = "starting (ClientConnectorError: Cannot connect to host 127.0.0.1:1)";
  expect(watch.line()).toBe(trouble);
  appendFileSync(log, "Running[perf]: 0%| | 0/3 [00:10]\n");
  expect(watch.line()).toBe(trouble);
  appendFileSync(log, "Processing[parallel_1_number_4]: 25%|██| 1/4 [00:00]\n");
  expect(watch.line()).toBe("parallel_1_number_4: 1 of 4");
  rmSync(folder, { recursive: true });
});

describe("run.yaml", () => {
  const state = {
    status: "completed",
    startTime: "2026-03-01T10:00:00.000Z",
    endTime: "2026-03-01T10:05:00.000Z",
    timezone: "UTC",
    modelName: "m",
    versions: { evalscope: "1.14.1" },
  } as const;
  const { blockNode } = parseConfig(
    "evalsite: { project: p, dataset: { name: d, version: 1.10 }, endpoint: scripted, trainer: x }",
    "a.yaml",
  );

  test("takes over what the block says, and adds what the launcher knows", () => {
    const text = runCard(blockNode, state, null);
    expect(text).toContain("version: 1.10");
    expect(text).toContain("status: completed");
    expect(text).toContain("start_time: 2026-03-01T10:00:00.000Z");
    expect(text).not.toMatch(/endpoint|trainer/);
  });

  test("of a resumed run keeps the start and what people added", () => {
    const earlier = runCard(
      null,
      { ...state, status: "interrupted" },
      "notes: mine\nproject: old\n",
    );
    const later = { ...state, startTime: "2026-03-02T00:00:00.000Z" };
    const text = runCard(blockNode, later, earlier);
    expect(text).toContain("notes: mine");
    expect(text).toContain("project: p");
    expect(text).toContain("start_time: 2026-03-01T10:00:00.000Z");
    expect(text).toContain("status: completed");
  });
});
