import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aged, temporaryFolder, writeTree } from "../testing/folders.ts";
import { runsIn } from "../node/discover-runs.ts";
import { lookAtFolders } from "./look-at-folders.ts";
import { filesOf, seenRuns } from "../node/seen-runs.ts";

test("many folders, looked at by threads, look as they do one by one", async () => {
  const raw = temporaryFolder();
  const names = Array.from({ length: 1050 }, (_, at) => `run-${at}`);
  for (const name of names) mkdirSync(join(raw, name));
  writeTree(join(raw, "run-7"), { "a/reports/m/r.json": "", "b/reports/m/r.json": "" });
  writeTree(join(raw, "run-1049"), { log: "x" });
  aged(raw);
  const looks = await lookAtFolders(raw, names);
  expect(looks).toEqual(names.map((name) => seenRuns(raw, name)));
  expect(looks[7]?.map(({ runId }) => runId)).toEqual(["run-7~a", "run-7~b"]);
});

test("the files of a run come out as they were listed, whatever their names", () => {
  const raw = writeTree(temporaryFolder(), {
    "run/12/0": "four",
    "run/a\nb": "1",
    "run/语言/empty": "",
    "run/ 7": "12",
  });
  symlinkSync("12/0", join(raw, "run/link"));
  mkdirSync(join(raw, "none"));
  const [run] = seenRuns(raw, "run");
  const listed = runsIn(raw, "run").flatMap(({ files }) => files);
  const packed = run === undefined ? [] : filesOf(run);
  const plain = ({ path, size }: { path: string; size: number }) => ({ path, size });
  expect(packed.map(plain)).toEqual(listed.map(plain));
  expect(run).toMatchObject({ files: 5, bytes: 11 });
  expect(seenRuns(raw, "none").map(filesOf)).toEqual([[]]);
});
