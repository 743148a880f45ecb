import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const index = z.array(z.object({ run_id: z.string() }));

/** The published runs that a raw folder became: itself, or one for each model or subfolder, `<id>~<part>`. */
export function publishedRuns(outDir: string, runId: string): readonly string[] {
  const file = join(outDir, "index.json");
  if (!existsSync(file)) return [];
  const ids = index.parse(JSON.parse(readFileSync(file, "utf8"))).map(({ run_id }) => run_id);
  return ids.filter((id) => id === runId || id.startsWith(`${runId}~`));
}

/** Where a site is expected: the port that `npm start` and `npm run dev` take too. */
export function siteAddress(port: number): string {
  return `http://localhost:${port}`;
}

/** @throws nothing: a port that is no number is refused by those who listen there. */
export function portOf(environment: Readonly<Record<string, string | undefined>>): number {
  return Number(environment["PORT"] ?? 3000);
}

export function pageOf(site: string, runId: string): string {
  return `${site}/runs/${encodeURIComponent(runId)}/`;
}

/** Does evalsite answer at this address? */
export async function isSiteAt(site: string): Promise<boolean> {
  return (await answer(`${site}/_evalsite/boot.js`)) !== null;
}

/** Does the site at this address list the run? Another copy of the project may be served there. */
export async function lists(site: string, runId: string): Promise<boolean> {
  const text = await answer(`${site}/data/index.json`);
  return text !== null && text.includes(JSON.stringify(runId));
}

async function answer(address: string): Promise<string | null> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(2000) });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
