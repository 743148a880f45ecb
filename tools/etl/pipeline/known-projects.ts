import {
  type Issue,
  type ProjectCard,
  ProjectsFile,
  REVISION,
  SCHEMA_VERSION,
} from "@evalsite/protocol";
import { crc32 } from "node:zlib";
import { publishedJson } from "../load/published-folder.ts";
import { type ProjectPlaces, projectTexts } from "../node/project-files.ts";
import { readProject } from "../projects/read-project.ts";
import { settleProjects } from "../projects/settle-projects.ts";
import { cleanRecord } from "../transform/clean-record.ts";
import { type SecretFilter, cleanValue } from "../transform/redact.ts";

/** What the projects' files say now. */
export interface KnownProjects {
  readonly file: ProjectsFile;
  /** As it is published. */
  readonly text: string;
  readonly crc32: number;
}

/**
 * Reads the projects' files: they are few and small. What cannot be published of them is taken out: secrets and places, then, of a project in
 * which the last look still finds one, all texts, and at last the project.
 */
export function knownProjects(places: ProjectPlaces, filter: SecretFilter): KnownProjects {
  const { cards, issues } = settleProjects(projectTexts(places).map(readProject));
  const about = { schema_version: SCHEMA_VERSION, revision: REVISION };
  const cleaned = clean({ ...about, projects: [...cards], issues: [...issues] }, filter);
  const sound = cleaned.projects.flatMap((card) => soundCard(card, filter));
  const withheld = cleaned.projects.filter((card) => !sound.includes(card));
  const told = withheld.map((card) => withheldIssue(card, filter));
  const all = { ...about, projects: sound, issues: [...cleaned.issues, ...told] };
  const file = isSound(all, filter) ? all : { ...about, projects: [], issues: [withheldFile] };
  const text = publishedJson(file);
  return { file, text, crc32: crc32(text) };
}

function clean(file: ProjectsFile, filter: SecretFilter): ProjectsFile {
  return cleanValue(cleanRecord(ProjectsFile, file, filter).value, filter).value;
}

function isSound(value: unknown, filter: SecretFilter): boolean {
  return filter.find(JSON.stringify(value)) === null && filter.find(publishedJson(value)) === null;
}

/** The very card if nothing is found in it; without its texts, if that is enough. */
function soundCard(card: ProjectCard, filter: SecretFilter): readonly ProjectCard[] {
  if (isSound(card, filter)) return [card];
  const bare = {
    ...card,
    title: null,
    description: null,
    links: [],
    tags: {},
    experiments: card.experiments.map((experiment) => ({ ...experiment, title: null })),
  };
  return isSound(bare, filter) ? [bare] : [];
}

function withheldIssue({ name }: ProjectCard, filter: SecretFilter): Issue {
  const shown = filter.find(name) === null ? `"${name}"` : "a project";
  return withheldBecause(`what is said of ${shown} holds a secret; it is not published`);
}

const withheldFile = withheldBecause(
  "what is said of the projects holds a secret; none of it is published",
);

function withheldBecause(message: string): Issue {
  const code = "project-withheld";
  return { code, severity: "dropped", file: null, line: null, count: 1, message };
}
