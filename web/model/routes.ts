import { formatList, formatQuery } from "./query-string.ts";

/** Addresses within the site; the base path is added by the router. */
export const routes = {
  runs: "/runs/",
  run: (runId: string) => `/runs/${encodeURIComponent(runId)}/`,
  compare: (runIds: readonly string[]) => {
    const list = formatList(runIds);
    return `/compare/${list === null ? "" : formatQuery(new URLSearchParams({ runs: list }))}`;
  },
} as const;

/** The run id in an address like "/runs/my%20run/?tab=curves"; null when there is none. */
export function runIdOf(address: string): string | null {
  const segment = /^\/runs\/([^/?#]+)/u.exec(address)?.[1];
  if (segment === undefined || segment === "[runId]") return null;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // A bare "%" that somebody typed.
  }
}
