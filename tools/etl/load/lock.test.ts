import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../testing/folders.ts";
import { LockedError, lockFolder } from "./lock.ts";

test("a folder is taken once, and free again when given back", () => {
  const folder = temporaryFolder();
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(LockedError);
  unlock();
  expect(readdirSync(folder)).toEqual([]);
  lockFolder(folder)();
});

test("the lock of a living process holds, that of a dead one does not", async () => {
  const folder = temporaryFolder();
  const child = spawn(process.execPath, ["-e", "process.stdin.resume()"]);
  onTestFinished(() => void child.kill());
  writeFileSync(join(folder, ".lock"), `${child.pid} `);
  expect(() => lockFolder(folder)).toThrow(`process ${child.pid}`);
  const ended = new Promise((resolve) => child.on("exit", resolve));
  child.kill("SIGKILL");
  await ended;
  lockFolder(folder)();
});

test.each(["", "nonsense", "0 ", "-1 "])("a damaged lock (%j) is taken over", (content) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, ".lock"), content);
  const unlock = lockFolder(folder);
  expect(readFileSync(join(folder, ".lock"), "utf8")).toMatch(new RegExp(`^${process.pid} `));
  unlock();
});

test.runIf(process.platform === "linux")(
  "a number that another process has by now is no living lock",
  () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, ".lock"), `${process.ppid} 1`);
    expect(() => lockFolder(folder)).not.toThrow();
  },
);

test.runIf(process.platform === "linux")(
  "the lock of a process that was killed does not hold while nobody has asked what became of it",
  async () => {
    const folder = temporaryFolder();
    // The shell starts a process and becomes one that never asks for it.
    const parent = spawn("sh", ["-c", "sleep 60 & echo $!; exec sleep 60"]);
    onTestFinished(() => void parent.kill());
    const [line] = await once(parent.stdout, "data");
    const pid = Number(String(line));
    const stat = () => readFileSync(`/proc/${pid}/stat`, "utf8");
    const start = stat().split(" ")[21];
    writeFileSync(join(folder, ".lock"), `${pid} ${start}`);
    expect(() => lockFolder(folder)).toThrow(LockedError);
    process.kill(pid, "SIGKILL");
    await expect.poll(stat).toContain(" Z ");
    lockFolder(folder)();
  },
);

test("a process that exits gives its lock back, one that is killed leaves a lock that does not hold", async () => {
  const take = (end: string) => {
    const lock = join(import.meta.dirname, "lock.ts");
    const script = `import { lockFolder } from ${JSON.stringify(lock)}; lockFolder(process.argv[1]); ${end}`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script, folder]);
    return new Promise((resolve) => child.on("exit", resolve));
  };
  const folder = temporaryFolder();
  await take("process.exit(3)");
  expect(readdirSync(folder)).toEqual([]);
  await take("process.kill(process.pid, 'SIGKILL')");
  expect(readdirSync(folder)).toEqual([".lock"]);
  lockFolder(folder)();
  expect(readdirSync(folder)).toEqual([]);
});
