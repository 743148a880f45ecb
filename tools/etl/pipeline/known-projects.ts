import { type ProjectsFile, REVISION, SCHEMA_VERSION } from "@evalsite/protocol";
import { crc32 } from "node:zlib";
import { publishedJson } from "../load/published-folder.ts";
import { type ProjectPlaces, projectTexts } from "../node/project-files.ts";
import { readProject } from "../projects/read-project.ts";
import { settleProjects } from "../projects/settle-projects.ts";
import { type SecretFilter, cleanValue } from "../transform/redact.ts";

/** What the projects' files say now. */
export interface KnownProjects {
  readonly file: ProjectsFile;
  /** As it is published. */
  readonly text: string;
  readonly crc32: number;
}

/** Reads the projects' files: they are few and small. What cannot be published of them is taken out. */
export function knownProjects(places: ProjectPlaces, filter: SecretFilter): KnownProjects {
  const { cards, issues } = settleProjects(projectTexts(places).map(readProject));
  const said = cleanValue({ projects: [...cards], issues: [...issues] }, filter).value;
  const file = { schema_version: SCHEMA_VERSION, revision: REVISION, ...said };
  const text = publishedJson(file);
  return { file, text, crc32: crc32(text) };
}
