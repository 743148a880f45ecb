import type { RunMeta } from "@evalsite/protocol";

/** Files of a run that hold its reports, as far as could be seen, and could not be read. */
export function damagedReports({
  issues,
  sources,
}: Pick<RunMeta, "issues" | "sources">): readonly string[] {
  const recognised = new Set(
    sources.filter(({ format }) => format?.startsWith("report")).map(({ path }) => path),
  );
  const dropped = issues.flatMap(({ severity, file }) =>
    severity === "dropped" ? (file ?? []) : [],
  );
  // Of a file that is nothing but damage only its folder tells what it was.
  const isReport = (file: string) => recognised.has(file) || /(?:^|\/)reports\//u.test(file);
  return [...new Set(dropped.filter(isReport))];
}

/** Of these, those that may be about a benchmark: its own, or all where none is named like it. */
export function damagedReportsOf(suite: string, files: readonly string[]): readonly string[] {
  const own = files.filter((file) => file.endsWith(`/${suite}.json`));
  return own.length > 0 ? own : files;
}
