import { convert } from "../convert.ts";
import { LaunchError } from "../failure.ts";
import type { Outcome } from "../launch.ts";
import { type Options, conversionOf } from "../options.ts";
import { defaultSiteDir } from "../places.ts";
import { interruption } from "../signals.ts";
import { tell } from "../tell.ts";
import { follow } from "./follow.ts";
import { type Site, openSite } from "./open-site.ts";
import { portOf } from "./pages.ts";
import { showPages, tellPages } from "./show-pages.ts";

/** How one run is seen in the site: while it is evaluated, or when it has ended. */
export class RunView {
  private readonly runId: string;
  private readonly options: Options;
  private readonly port = portOf(process.env);
  private site: Site | null = null;
  private isShown = false;
  endFollowing: () => Promise<void> = () => Promise.resolve();

  constructor(runId: string, options: Options) {
    this.runId = runId;
    this.options = options;
  }

  /** Serves the site, unless it is served already. @throws LaunchError when it cannot be. */
  async open(): Promise<void> {
    this.site = await openSite(this.options.siteDir ?? defaultSiteDir, this.port);
  }

  close(): void {
    this.site?.close();
  }

  /** Lets the page follow the run, when a site is open. */
  follow(): void {
    if (this.site === null) return;
    const step = async (): Promise<void> => {
      await convert({ ...conversionOf(this.options, [this.runId]), quiet: true });
      if (!this.isShown) await this.show();
    };
    this.endFollowing = follow(step, (error) => tell(`site        not updated: ${String(error)}`));
  }

  /** Shows the ended run; where this process serves the site, until Ctrl-C. */
  async end(status: Outcome["status"]): Promise<void> {
    if (this.site === null && isWorthOpening(status) && this.wantsOpening()) await this.tryToOpen();
    if (this.site === null || status === "interrupted") {
      this.close();
      return tellPages(this.options.outDir, [this.runId], this.port);
    }
    await this.show();
    if (!this.site.isOurs) return;
    tell("            Ctrl-C ends the site");
    await interruption();
    this.close();
  }

  /** A taken port is no reason to fail after hours of evaluation. */
  private async tryToOpen(): Promise<void> {
    try {
      await this.open();
    } catch (error) {
      if (!(error instanceof LaunchError)) throw error;
      tell(`site        ${error.message}`);
    }
  }

  /** Says where the run is, and opens it there the first time. */
  private async show(): Promise<void> {
    if (this.site === null) return;
    const { outDir, open } = this.options;
    const inBrowser = open !== false && !this.isShown;
    this.isShown = await showPages(outDir, this.runId, this.site, inBrowser);
  }

  /** What was said, else whether somebody sits at a terminal. */
  private wantsOpening(): boolean {
    const isTerminal = process.stdin.isTTY && process.stderr.isTTY;
    return this.options.open ?? (isTerminal && !process.env["CI"]);
  }
}

function isWorthOpening(status: Outcome["status"]): boolean {
  return status === "completed" || status === "partial";
}
