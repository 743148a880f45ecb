import type { Page, Request } from "playwright-core";

/** What crossed the network. */
export interface Crossed {
  readonly requests: number;
  /** Bodies and headers as transferred, in bytes (CDP's encodedDataLength). */
  readonly bytes: number;
}

export interface Traffic {
  /** Forgets what was counted. */
  reset(): void;
  /** Waits until nothing has been under way for a while. */
  quiet(): Promise<void>;
  /** Requests for published data since the reset. */
  data(): Crossed;
  /** Requests for pages, scripts and styles since the reset. */
  shell(): Crossed;
  /** When responses ended, in milliseconds since the epoch, ascending. */
  arrivals(): readonly number[];
}

const quietMs = 300;
/** A request without any news for so long has been given up, for instance with its worker. */
const lostMs = 10_000;

interface Finished {
  readonly isData: boolean;
  readonly bytes: number;
  readonly at: number;
}

/** Counts the requests of a page and of its workers. */
export function trafficOf(page: Page): Traffic {
  let finished: Finished[] = [];
  let open = 0;
  let lastChange = Date.now();
  const change = (by: number) => {
    open += by;
    lastChange = Date.now();
  };
  page.on("request", () => change(1));
  page.on("requestfailed", () => change(-1));
  page.on("requestfinished", (request) => {
    const at = Date.now();
    void sizeOf(request).then((size) => {
      finished.push({ isData: isData(request.url()), bytes: size, at });
      change(-1);
    });
  });
  return {
    reset: () => (finished = []),
    quiet: async () => {
      const isBusy = () => Date.now() - lastChange < (open > 0 ? lostMs : quietMs);
      while (isBusy()) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    data: () => sum(finished.filter((one) => one.isData)),
    shell: () => sum(finished.filter((one) => !one.isData)),
    arrivals: () => finished.map((one) => one.at).toSorted((a, b) => a - b),
  };
}

/** 0 for a response whose page has been left meanwhile. */
async function sizeOf(request: Request): Promise<number> {
  const sizes = await request.sizes().catch(() => null);
  return sizes === null ? 0 : sizes.responseBodySize + sizes.responseHeadersSize;
}

function isData(url: string): boolean {
  return new URL(url).pathname.includes("/data/");
}

function sum(finished: readonly Finished[]): Crossed {
  return {
    requests: finished.length,
    bytes: finished.reduce((total, one) => total + one.bytes, 0),
  };
}
