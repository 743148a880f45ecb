import { formatList, formatQuery } from "../query-string.ts";
import { routes } from "../routes.ts";

/**
 * The address of the list of runs, narrowed to a project and to the days since a moment.
 * @param project null: all
 * @param sinceMs −Infinity: ever
 */
export function runsSince(project: string | null, sinceMs: number): string {
  const query = new URLSearchParams();
  const list = project === null || project === "" ? null : formatList([project]);
  if (list !== null) query.set("project", list);
  if (Number.isFinite(sinceMs)) query.set("from", dayOf(new Date(sinceMs)));
  return query.size === 0 ? routes.runs : `${routes.runs}${formatQuery(query)}`;
}

/** The reader's day. */
function dayOf(time: Date): string {
  const parts = [time.getMonth() + 1, time.getDate()].map((part) => String(part).padStart(2, "0"));
  return [time.getFullYear(), ...parts].join("-");
}
