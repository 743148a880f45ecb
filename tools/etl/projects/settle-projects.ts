import type { Issue, ProjectCard } from "@evalsite/protocol";
import { type ReadProject, issue } from "./read-project.ts";

/** What holds of all projects' files together. */
export interface SettledProjects {
  /** By name. */
  readonly cards: readonly ProjectCard[];
  readonly issues: readonly Issue[];
}

/** Of two files with one name neither is taken; an alias that means two projects means none. */
export function settleProjects(read: readonly ReadProject[]): SettledProjects {
  const issues = read.flatMap((one) => one.issues);
  const byName = Map.groupBy(read.flatMap(named), ({ card }) => card.name);
  const taken: Named[] = [];
  for (const [name, files] of byName) {
    const [only, second] = files;
    if (only !== undefined && second === undefined) taken.push(only);
    else issues.push(...files.map(({ file }) => twice(name, file, files)));
  }
  const aliases = Map.groupBy(
    taken.flatMap(({ file, card }) => [...new Set(card.aliases)].map((alias) => ({ alias, file }))),
    ({ alias }) => alias,
  );
  const isFree = (alias: string) => !byName.has(alias) && (aliases.get(alias)?.length ?? 0) < 2;
  for (const { file, card } of taken)
    for (const alias of new Set(card.aliases))
      if (!isFree(alias)) issues.push(takenAlias(alias, file, byName.has(alias)));
  const cards = taken
    .map(({ card }) => ({ ...card, aliases: [...new Set(card.aliases)].filter(isFree) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return { cards, issues };
}

interface Named {
  readonly file: string;
  readonly card: ProjectCard;
}

function named({ file, card }: ReadProject): readonly Named[] {
  return card === null ? [] : [{ file, card }];
}

function twice(name: string, file: string, files: readonly Named[]): Issue {
  const others = files.filter((one) => one.file !== file).map((one) => one.file);
  const said = `"${name}" is also the name in ${others.join(", ")}; none of them is taken`;
  return issue("project-name-twice", "dropped", { file, line: null }, said);
}

function takenAlias(alias: string, file: string, isName: boolean): Issue {
  const said = isName ? "is the name of a project" : "is an alias of another project, too";
  return issue(
    "project-alias-twice",
    "warning",
    { file, line: null },
    `"${alias}" ${said}; it is not taken`,
  );
}
