import { openInBrowser } from "./browser.ts";
import { lists, pageOf, publishedRuns, siteAddress } from "./pages.ts";
import type { Site } from "./open-site.ts";
import { tell } from "../tell.ts";

/** Says where a raw folder's runs are to be seen, and opens the first page. @returns whether there is one. */
export async function showPages(
  outDir: string,
  runId: string,
  site: Site,
  inBrowser: boolean,
): Promise<boolean> {
  const [first, ...others] = publishedRuns(outDir, runId);
  if (first === undefined) return false;
  for (const run of [first, ...others]) tell(`page        ${pageOf(site.address, run)}`);
  if (!(await lists(site.address, first)))
    tell(
      "            the site there shows other runs; serve this one at another port: PORT=<port>",
    );
  else if (inBrowser) await open(pageOf(site.address, first));
  return true;
}

async function open(page: string): Promise<void> {
  const hindrance = await openInBrowser(page);
  if (hindrance !== null) tell(`            not opened in a browser: ${hindrance}`);
}

/** Says where runs will be seen, whether or not a site is served now. */
export async function tellPages(
  outDir: string,
  runIds: readonly string[],
  port: number,
): Promise<void> {
  const address = siteAddress(port);
  const runs = runIds.flatMap((runId) => publishedRuns(outDir, runId));
  for (const run of runs) tell(`page        ${pageOf(address, run)}`);
  const [first] = runs;
  if (first !== undefined && !(await lists(address, first)))
    tell("            it is not served now: npm start");
}
