import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { convert } from "./convert.ts";
import { root } from "./places.ts";

const convertEveryMs = 30_000;

/** Serves the site while an evaluation runs, and converts every now and then so that the page follows it. */
export class SiteWatch {
  private readonly server: ChildProcess;
  private readonly timer: NodeJS.Timeout;
  private conversion: Promise<number> | null = null;

  constructor(rawDir: string, outDir: string) {
    const start = join(root, "scripts/bootstrap.cjs");
    this.server = spawn(process.execPath, [start, "start"], { cwd: root, stdio: "inherit" });
    this.timer = setInterval(() => this.convertOnce(rawDir, outDir), convertEveryMs);
  }

  private convertOnce(rawDir: string, outDir: string): void {
    this.conversion ??= convert(rawDir, outDir, true).finally(() => (this.conversion = null));
  }

  /** After this no conversion of the watch runs. */
  async endConverting(): Promise<void> {
    clearInterval(this.timer);
    await this.conversion;
  }

  async close(): Promise<void> {
    await this.endConverting();
    this.server.kill();
  }

  /** Keeps serving until Ctrl-C, which the server gets too. */
  async untilInterrupted(): Promise<void> {
    if (this.server.exitCode === null && this.server.signalCode === null)
      await once(this.server, "exit");
  }
}
