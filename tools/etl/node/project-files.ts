import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";

/** Where projects' files may lie. */
export interface ProjectPlaces {
  /** A folder with a folder for each project; null: there is none. */
  readonly folder: string | null;
  /** A folder that may hold the file of the only project; null: there is none. */
  readonly single: string | null;
}

/** Beside `raw/runs`: `raw/projects/<any>/project.json`, and `raw/project.json`. */
export function projectPlaces(rawDir: string, projectsDir: string | null): ProjectPlaces {
  const parent = dirname(rawDir);
  const isUsual = basename(rawDir) === "runs";
  return {
    folder: projectsDir ?? (isUsual ? join(parent, "projects") : null),
    single: projectsDir === null && isUsual ? parent : null,
  };
}

/** A project's file; its text is null where it could not be read, and `detail` says why. */
export interface ProjectText {
  readonly file: string;
  readonly text: string | null;
  readonly detail: string;
}

const names = ["project.json", "project.yaml", "project.yml"];
const mostBytes = 2 * 1024 * 1024;

/** All projects' files, by their paths. */
export function projectTexts({ folder, single }: ProjectPlaces): readonly ProjectText[] {
  const folders = folder === null ? [] : foldersIn(folder);
  const found = [
    ...(single === null ? [] : filesIn(single, single)),
    ...folders.flatMap((one) => filesIn(join(folder ?? "", one), dirname(folder ?? ""))),
  ];
  return found.toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith("."));
  } catch {
    return []; // None is asked for: most publications have no projects' files.
  }
}

function filesIn(folder: string, base: string): readonly ProjectText[] {
  return names.flatMap((name) => {
    const path = join(folder, name);
    const file = relative(base, path).replaceAll("\\", "/");
    try {
      const status = statSync(path, { throwIfNoEntry: false });
      if (status === undefined || !status.isFile()) return [];
      if (status.size > mostBytes)
        return { file, text: null, detail: `is larger than ${mostBytes / 1024 / 1024} MB` };
      return { file, text: readFileSync(path, "utf8"), detail: "" };
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
      if (code === "ENOTDIR") return [];
      return { file, text: null, detail: `cannot be read (${code})` };
    }
  });
}
