/** The launcher with the real evalscope, as a user starts it: the page that follows, a launcher that is killed, changed data. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { stringify } from "yaml";
import { differences, publishedScores, reportedScores } from "./compare-scores.ts";
import { convert } from "./convert.ts";
import { ensureEnvironment } from "./environment.ts";
import { chooseSource } from "./evalscope-source.ts";
import { offlineCases } from "./offline-cases.ts";
import { root } from "./places.ts";
import { findPython } from "./python.ts";
import { type GatedEndpoint, gatedEndpoint } from "./testing/gated-endpoint.ts";
import { startLauncher } from "./testing/launcher-process.ts";

const minute = 60_000;

describe.skipIf("missing" in findPython())("the launcher", () => {
  const home = mkdtempSync(join(tmpdir(), "evalsite-launcher-"));
  const [rawDir, outDir, siteDir] = [join(home, "runs"), join(home, "data"), join(home, "site")];
  const folders = ["--raw-dir", rawDir, "--out-dir", outDir, "--site-dir", siteDir];
  const [first] = offlineCases;

  beforeAll(() => {
    mkdirSync(join(siteDir, "runs/[runId]"), { recursive: true });
    writeFileSync(join(siteDir, "index.html"), "the list");
    writeFileSync(join(siteDir, "runs/[runId]/index.html"), "the page of a run");
  });
  beforeAll(async () => {
    await ensureEnvironment(chooseSource(undefined, undefined));
  }, 10 * minute);
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  /** A configuration file for a few questions of two benchmarks. */
  function configFor(name: string, apiUrl: string, limit: number): string {
    const file = join(home, `${name}.yaml`);
    writeFileSync(file, stringify({ ...first?.settings, limit, api_url: apiUrl }));
    return file;
  }

  /** 6 choices and 6 answers; held up when the choices are through. */
  async function heldRun(
    runId: string,
    options: readonly string[],
  ): Promise<{ endpoint: GatedEndpoint; args: readonly string[] }> {
    const endpoint = await gatedEndpoint(6);
    const args = ["--config", configFor(runId, endpoint.apiUrl, 3), "--run-id", runId, ...folders];
    return { endpoint, args: [...args, ...options] };
  }

  test(
    "serves the page of a run from its beginning, and lets it follow to the end",
    async () => {
      const { endpoint, args } = await heldRun("watched", ["--watch-site", "--no-open"]);
      const launcher = startLauncher(args, { PORT: "0" });
      const [, page = ""] = await launcher.saying(/^page +(http:\S+\/runs\/watched\/)$/m);
      const published = async (file: string): Promise<unknown> =>
        (await fetch(new URL(`/data/runs/watched/${file}`, page))).json();
      expect(await (await fetch(page)).text()).toBe("the page of a run");

      await endpoint.held;
      const finished = expect.objectContaining({ suite: "general_mcq", status: "complete" });
      await vi.waitFor(
        async () => {
          expect(await published("eval_summary.json")).toMatchObject({
            suites: expect.arrayContaining([finished]),
          });
        },
        { timeout: minute, interval: 250 },
      );
      expect(await published("meta.json")).toMatchObject({ status: "partial" });
      expect(readFileSync(join(rawDir, "watched/run.yaml"), "utf8")).toContain("status: running");

      for (const options of [["--resume"], []]) {
        const second = startLauncher([...args, ...options]);
        expect(await second.ended).toBe(1);
        expect(second.said()).toContain(`is being evaluated (process ${launcher.child.pid}); wait`);
      }

      endpoint.open();
      await launcher.saying(/Ctrl-C ends the site/);
      expect(launcher.said()).toContain("evaluation  completed");
      expect(await published("meta.json")).toMatchObject({ status: "complete" });
      const reported = reportedScores(join(rawDir, "watched"));
      expect(reported.size).toBeGreaterThan(4);
      expect(differences(reported, publishedScores(join(siteDir, "data"), "watched"))).toEqual([]);
      launcher.child.kill("SIGINT");
      expect(await launcher.ended).toBe(0);
      await expect(fetch(page)).rejects.toThrow("fetch failed");
      endpoint.close();
    },
    3 * minute,
  );

  test(
    "that was killed leaves a run that is incomplete, not running, and can be taken up",
    async () => {
      const { endpoint, args } = await heldRun("killed", ["--no-open"]);
      const killed = startLauncher(args);
      await endpoint.held;
      killed.child.kill("SIGKILL");
      await killed.ended;
      await convert({ rawDir, outDir, siteDir, runIds: [], quiet: true });
      const meta: unknown = JSON.parse(readFileSync(join(outDir, "runs/killed/meta.json"), "utf8"));
      expect(meta).toMatchObject({ status: "partial" });

      endpoint.open();
      const resumed = startLauncher([...args, "--resume"]);
      expect(await resumed.ended, resumed.said()).toBe(0);
      expect(resumed.said()).toMatch(/^interrupted .*killed: its launcher was killed$/m);
      expect(resumed.said()).toContain("evaluation  completed");
      expect(existsSync(join(rawDir, ".evaluating"))).toBe(false);
      endpoint.close();
    },
    3 * minute,
  );

  test(
    "evaluates local data as they are now, not as they were",
    async () => {
      const endpoint = await gatedEndpoint(Infinity);
      const data = join(home, "sums");
      cpSync(join(root, "evalscope/datasets/sums/free"), data, { recursive: true });
      const gsm8k = { dataset_id: data, subset_list: ["en"], few_shot_num: 0 };
      const changed = { datasets: ["gsm8k"], dataset_args: { gsm8k }, limit: 1 };
      const config = join(home, "sums.yaml");
      const settings = { ...first?.settings, ...changed, api_url: endpoint.apiUrl };
      writeFileSync(config, stringify(settings));
      const evaluate = async (runId: string): Promise<string> => {
        const args = ["--config", config, "--run-id", runId, ...folders, "--no-open"];
        const launcher = startLauncher(args, { HF_HOME: join(home, "hf") });
        expect(await launcher.ended, launcher.said()).toBe(0);
        return textBelow(join(rawDir, runId, "predictions"));
      };
      const question = /What is 9 \+ 8/;
      expect(await evaluate("before")).toMatch(question);
      const file = join(data, "en.jsonl");
      writeFileSync(file, readFileSync(file, "utf8").replace(question, "What is 3 + 4"));
      const after = await evaluate("after");
      expect(after).toMatch(/What is 3 \+ 4/);
      expect(after).not.toMatch(question);
      endpoint.close();
    },
    3 * minute,
  );
});

function textBelow(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n");
}
