import { projectFolder } from "@evalsite/protocol";
import { formatList, formatQuery } from "./query-string.ts";

/** Addresses within the site; the base path is added by the router. */
export const routes = {
  start: "/",
  runs: "/runs/",
  run: (runId: string) => `/runs/${encodeURIComponent(runId)}/`,
  projects: "/projects/",
  /** @param name empty for the runs without a project */
  project: (name: string) => {
    const folder = projectFolder(name);
    return folder === null
      ? `/projects/${formatQuery(new URLSearchParams({ project: name }))}`
      : `/projects/${encodeURIComponent(folder)}/`;
  },
  compare: (runIds: readonly string[]) => {
    const list = formatList(runIds);
    return `/compare/${list === null ? "" : formatQuery(new URLSearchParams({ runs: list }))}`;
  },
} as const;

/** The run id in an address like "/runs/my%20run/?tab=curves"; null when there is none. */
export function runIdOf(address: string): string | null {
  const segment = /^\/runs\/([^/?#]+)/u.exec(address)?.[1];
  return segment === undefined || segment === "[runId]" ? null : decoded(segment);
}

/** The project in an address like "/projects/a/" or "/projects/?project=a%2Fb"; null when there is none. */
export function projectNameOf(address: string): string | null {
  const [path = "", query = ""] = address.split("#")[0]?.split("?") ?? [];
  const segment = /^\/projects\/([^/]+)/u.exec(path)?.[1];
  if (segment === undefined) return new URLSearchParams(query).get("project");
  return segment === "[project]" ? null : decoded(segment);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // A bare "%" that somebody typed.
  }
}
