/**
 * The real evalscope against endpoints of this project, without network. The first time installs it (node_modules/.cache/evalsite);
 * without Python 3.10 everything here is skipped.
 */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { listen } from "../endpoint/server.ts";
import { differences, publishedScores, reportedScores } from "./compare-scores.ts";
import { convert } from "./convert.ts";
import { type Environment, ensureEnvironment } from "./environment.ts";
import { chooseSource } from "./evalscope-source.ts";
import { type Outcome, launch } from "./launch.ts";
import { offlineCases } from "./offline-cases.ts";
import { findPython } from "./python.ts";
import { configFor, openEndpoints, runCase } from "./run-offline-cases.ts";
import { urlOf } from "./testing/gated-endpoint.ts";
import { startLauncher } from "./testing/launcher-process.ts";

const python = findPython();
const missing = "missing" in python ? python.missing : null;
if (missing !== null)
  process.stderr.write(`Skipped the tests with the real evalscope: ${missing}\n`);

const minute = 60_000;
const apiKey = "sk-canary-5f0c9a71d2e84b36";
const headerToken = "canary-token-83b1f6e2c49d";

describe.skipIf(missing !== null)("the real evalscope", () => {
  const home = mkdtempSync(join(tmpdir(), "evalsite-real-"));
  const [rawDir, outDir] = [join(home, "runs"), join(home, "data")];
  const outcomes = new Map<string, Outcome>();
  const [whole] = offlineCases;
  let environment: Environment;

  beforeAll(async () => {
    environment = await ensureEnvironment(chooseSource(undefined, undefined));
  }, 10 * minute);

  beforeAll(async () => {
    process.env["EVALSCOPE_API_KEY"] = apiKey;
    process.env["EVALSITE_TEST_TOKEN"] = headerToken;
    const endpoints = await openEndpoints();
    for (const one of offlineCases)
      outcomes.set(one.id, await runCase(one, endpoints, environment, rawDir));
    endpoints.scripted.close();
    endpoints.tools.close();
    await killAndResume();
    await convert({ rawDir, outDir, siteDir: null, runIds: [], quiet: true });
  }, 5 * minute);

  afterAll(() => {
    delete process.env["EVALSCOPE_API_KEY"];
    delete process.env["EVALSITE_TEST_TOKEN"];
    rmSync(home, { recursive: true, force: true });
  });

  /** The first case once more, killed when 30 % of its questions were asked; with a key where evalscope does not expect one. */
  async function killAndResume(): Promise<void> {
    const server = listen(0);
    await once(server, "listening");
    const header = { extra_headers: { "X-Token": "${EVALSITE_TEST_TOKEN}" } };
    const generation = { temperature: 0, max_tokens: 256, stream: true, ...header };
    const settings = { ...whole?.settings, generation_config: generation };
    const config = configFor("killed", "eval", settings, urlOf(server));
    const plan = { kind: "eval", config, rawDir, runId: "killed", environment } as const;
    let asked = 0;
    const kill = (pid: number): void =>
      void server.on("request", () => ++asked === 21 && process.kill(-pid, "SIGKILL"));
    const killed = { ...plan, resume: false, onStart: ({ pid }: { pid: number }) => kill(pid) };
    outcomes.set("killed", await launch(killed));
    const resumed = { ...plan, resume: true, onStart: () => undefined };
    outcomes.set("resumed", await launch(resumed));
    server.closeAllConnections();
    server.close();
  }

  test.each(offlineCases)("$id: every score is published as it is reported", ({ id }) => {
    expect(outcomes.get(id)).toMatchObject({ status: "completed", reasons: [], leaks: [] });
    const reported = reportedScores(join(rawDir, id));
    expect(reported.size).toBeGreaterThan(4);
    expect(differences(reported, publishedScores(outDir, id))).toEqual([]);
  });

  test("killed at 30 % and resumed, it comes to the scores of a run without a crash", () => {
    expect(outcomes.get("killed")?.status).toBe("interrupted");
    expect(outcomes.get("resumed")).toMatchObject({ status: "completed", reasons: [] });
    const undisturbed = reportedScores(join(rawDir, whole?.id ?? ""));
    expect(reportedScores(join(rawDir, "killed"))).toEqual(undisturbed);
    expect(differences(undisturbed, publishedScores(outDir, "killed"))).toEqual([]);
  });

  test("a key that evalscope wrote down is found, told and overwritten", () => {
    expect(outcomes.get("resumed")?.leaks).toContain("configs/task_config.yaml");
  });

  test("no key is in any file of the runs or of what is published", () => {
    const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const leaks = files.flatMap(({ parentPath, name }) => {
      const bytes = readFileSync(join(parentPath, name));
      return [apiKey, headerToken].some((value) => bytes.includes(value)) ? [name] : [];
    });
    expect(files.length).toBeGreaterThan(30);
    expect(leaks).toEqual([]);
  });

  test(
    "evalscope alone takes the configurations as they are",
    () => {
      const configs = join(import.meta.dirname, "../configs");
      const question = `
import sys, yaml
from evalscope.config import TaskConfig
from evalscope.perf.arguments import Arguments
TaskConfig.from_yaml(sys.argv[1])
Arguments(**yaml.safe_load(open(sys.argv[2])))`;
      const files = ["offline-demo.yaml", "offline-perf.yaml"].map((name) => join(configs, name));
      const done = spawnSync(environment.python, ["-c", question, ...files], { encoding: "utf8" });
      expect(done.status, done.stderr).toBe(0);
    },
    2 * minute,
  );

  test("the page knows how a run went and with which versions", () => {
    const meta: unknown = JSON.parse(readFileSync(join(outDir, "runs/repeats/meta.json"), "utf8"));
    expect(meta).toMatchObject({ status: "complete", versions: environment.versions });
  });

  test.skipIf(process.platform === "win32")(
    "Ctrl-C ends it, keeps what there is and says how to go on",
    async () => {
      const server = listen(0);
      await once(server, "listening");
      const file = join(home, "interrupted.yaml");
      writeFileSync(file, stringify({ ...whole?.settings, api_url: urlOf(server) }));
      const folders = ["--raw-dir", join(home, "other"), "--out-dir", join(home, "other-data")];
      const args = ["--config", file, "--run-id", "a", ...folders];
      const command = startLauncher(args);
      let asked = 0;
      server.on("request", () => ++asked === 10 && command.child.kill("SIGINT"));
      expect(await command.ended).toBe(130);
      server.closeAllConnections();
      server.close();
      expect(command.said()).toContain("interrupted; what was made is kept");
      expect(command.said()).toContain("--run-id a --resume");
      expect(readFileSync(join(home, "other/a/run.yaml"), "utf8")).toContain("status: interrupted");
    },
    2 * minute,
  );
});
