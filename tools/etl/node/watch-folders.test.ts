import { appendFileSync, mkdirSync, realpathSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder, writeTree } from "../testing/folders.ts";
import { watchFolders } from "./watch-folders.ts";

/** A watch whose changes can be waited for. */
function watched(root: string) {
  let heard: (folder: string) => void = () => undefined;
  const watch = watchFolders(root, (folder) => heard(folder));
  onTestFinished(() => watch.close());
  watch.refresh();
  return {
    refresh: () => watch.refresh(),
    /** Ends once a change in that folder is reported after something was done. */
    reports: async (folder: string, act: () => void) => {
      const change = new Promise<void>((resolve) => {
        heard = (where) => {
          if (where === realpathSync(folder)) resolve();
        };
      });
      act();
      await change;
    },
  };
}

test.runIf(process.platform === "linux")(
  "changes are reported: deep down, behind links, of what came, of what took another's place",
  async () => {
    const elsewhere = writeTree(temporaryFolder(), { "deep/log": "" });
    const root = writeTree(temporaryFolder(), { "run/reports/m/r.json": "{}" });
    symlinkSync(elsewhere, join(root, "link"));
    symlinkSync(root, join(root, "run/above"));
    symlinkSync("nowhere", join(root, "broken"));
    const { refresh, reports } = watched(root);
    const append = (path: string) => () => appendFileSync(path, "x");
    await reports(join(root, "run/reports/m"), append(join(root, "run/reports/m/r.json")));
    await reports(join(elsewhere, "deep"), append(join(elsewhere, "deep/log")));
    await reports(root, () => mkdirSync(join(root, "new")));
    await reports(join(root, "new"), append(join(root, "new/file")));
    refresh();
    await reports(join(root, "new"), append(join(root, "new/file")));
    mkdirSync(join(root, "other"));
    renameSync(join(root, "new"), join(root, "old"));
    renameSync(join(root, "other"), join(root, "new"));
    refresh();
    await reports(join(root, "new"), append(join(root, "new/file")));
    await reports(join(root, "old"), append(join(root, "old/file")));
    await reports(root, () => rmSync(join(root, "run"), { recursive: true }));
    refresh();
    const last = reports(join(root, "old"), append(join(root, "old/another")));
    await expect(last).resolves.toBeUndefined();
  },
);
