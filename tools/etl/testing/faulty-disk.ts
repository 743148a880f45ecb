import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/**
 * Loaded before the command line tool. Ends the process by SIGKILL just before its n-th operation
 * that changes the disk (FAULT_AT), or lets that and all later ones fail as on a full disk (FAULT=ENOSPC).
 * Tells on stderr which operations decided a commit.
 */
const at = Number(process.env["FAULT_AT"] ?? Infinity);
let operations = 0;

function fault(): void {
  if (++operations < at) return;
  if (process.env["FAULT"] !== "ENOSPC") process.kill(process.pid, "SIGKILL");
  throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
}

function faulty<A extends unknown[], R>(operation: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    fault();
    return operation(...args);
  };
}

const { promises } = fs;
promises.mkdir = faulty(promises.mkdir.bind(promises)) as typeof promises.mkdir;
promises.writeFile = faulty(promises.writeFile.bind(promises));
const { rename } = promises;
promises.rename = faulty((from, to) => {
  if (String(to).endsWith(".commit.json")) process.stderr.write(`decided: ${operations}\n`);
  return rename(from, to);
});
promises.rm = faulty(promises.rm.bind(promises));
promises.rmdir = faulty(promises.rmdir.bind(promises));
promises.link = faulty(promises.link.bind(promises));
promises.copyFile = faulty(promises.copyFile.bind(promises));
fs.mkdirSync = faulty(fs.mkdirSync);
fs.writeFileSync = faulty(fs.writeFileSync);
syncBuiltinESMExports();
