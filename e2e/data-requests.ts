import type { Page } from "playwright-core";

/** What a page fetched of the data folder. */
export interface DataRequest {
  /** Relative to the data folder. */
  readonly file: string;
  readonly bytes: number;
}

/**
 * Notes every finished request of a page for a file of the data folder; empty it to begin anew. That the page looks
 * by the clock for a new publication, again and again, is left out: no test depends on a clock.
 */
export function dataRequests(page: Page): {
  readonly all: DataRequest[];
  settled(): Promise<void>;
} {
  const all: DataRequest[] = [];
  const open = new Set<Promise<void>>();
  let manifests = 0;
  page.on("response", (response) => {
    const [, file] = new URL(response.url()).pathname.split("/data/");
    if (file === undefined || (file === "manifest.json" && manifests++ > 0)) return;
    const body = response.body().then(
      ({ length }) => void all.push({ file: decodeURIComponent(file), bytes: length }),
      () => void all.push({ file: decodeURIComponent(file), bytes: 0 }),
    );
    open.add(body);
    void body.finally(() => open.delete(body));
  });
  return {
    all,
    async settled() {
      await page.waitForLoadState("networkidle");
      await Promise.all(open);
    },
  };
}

export function totalBytes(requests: readonly DataRequest[]): number {
  return requests.reduce((sum, { bytes }) => sum + bytes, 0);
}
