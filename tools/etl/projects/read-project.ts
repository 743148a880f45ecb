import type { BaselineRule, Issue, ProjectCard, TwoTexts } from "@evalsite/protocol";
import type { z } from "zod";
import { parseProjectText } from "./document.ts";
import { nearestWord } from "./nearest-word.ts";
import { ProjectInput } from "./project-schema.ts";

/** A project's file as it lies there. */
export interface ProjectSource {
  /** Relative to the folder of the raw folder. */
  readonly file: string;
  /** Null: it could not be read, as `detail` says. */
  readonly text: string | null;
  readonly detail: string;
}

export interface ReadProject {
  readonly file: string;
  /** Null: the file is left out. */
  readonly card: ProjectCard | null;
  readonly issues: readonly Issue[];
}

/** What a project's file says. A mistake leaves out the file, an unknown field only itself. Never throws. */
export function readProject({ file, text, detail }: ProjectSource): ReadProject {
  const leftOut = (line: number | null, message: string): ReadProject => ({
    file,
    card: null,
    issues: [issue("project-file", "dropped", { file, line }, message)],
  });
  if (text === null) return leftOut(null, detail);
  const parsed = parseProjectText(text);
  if (parsed.kind === "bad") return leftOut(parsed.line, `neither JSON nor YAML: ${parsed.detail}`);
  const { value, lineOf } = parsed;
  const checked = withoutUnknown(value);
  const unknown = checked.unknown.map(({ path, known }) =>
    issue(
      "unknown-project-field",
      "warning",
      { file, line: lineOf(path) },
      unknownText(path, known),
    ),
  );
  if (checked.kind === "ok")
    return { file, card: cardOf(checked.value), issues: unknown.toSorted(byLine) };
  const wrong = checked.issues.map(({ path, message }) => {
    const line = lineOf(path);
    return issue("project-file", "dropped", { file, line }, `${nameOf(path)} ${plain(message)}`);
  });
  return { file, card: null, issues: [...unknown, ...wrong].toSorted(byLine) };
}

function byLine(a: Issue, b: Issue): number {
  return (a.line ?? 0) - (b.line ?? 0);
}

/** "Invalid input: expected number, received string" in the words of the other messages. */
function plain(message: string): string {
  const [, expected, received] =
    /^Invalid input: expected (.+), received (.+)$/u.exec(message) ?? [];
  if (expected === undefined) return message;
  return received === "undefined" ? "is missing" : `must be ${expected}, not ${received}`;
}

interface Unknown {
  readonly path: readonly PropertyKey[];
  /** Fields that are known there. */
  readonly known: readonly string[];
}

type Checked = { readonly unknown: readonly Unknown[] } & (
  | { readonly kind: "ok"; readonly value: ProjectInput }
  | { readonly kind: "wrong"; readonly issues: readonly z.core.$ZodIssue[] }
);

/** Takes what is known; fields that are not are told, and removed from the value. */
function withoutUnknown(value: unknown): Checked {
  const unknown: Unknown[] = [];
  for (;;) {
    const parsed = ProjectInput.safeParse(value);
    if (parsed.success) return { kind: "ok", value: parsed.data, unknown };
    const strange = parsed.error.issues.flatMap((each) =>
      each.code === "unrecognized_keys" ? each.keys.map((key) => [...each.path, key]) : [],
    );
    if (strange.length === 0) return { kind: "wrong", issues: parsed.error.issues, unknown };
    for (const path of strange) {
      remove(value, path);
      unknown.push({ path, known: knownFields(path) });
    }
  }
}

function remove(value: unknown, path: readonly PropertyKey[]): void {
  const [key, ...below] = path;
  if (typeof value !== "object" || value === null || key === undefined) return;
  if (below.length === 0) Reflect.deleteProperty(value, key);
  else remove(Reflect.get(value, key), below);
}

const fieldsBelow: Readonly<Record<string, readonly string[]>> = {
  benchmarks: ["suite", "metric", "weight", "target"],
  experiments: ["name", "title", "group", "match", "baseline", "tags"],
  checkpoint: ["axis", "pattern", "best_by"],
  links: ["title", "url"],
  tags: ["title"],
};

function knownFields([first, ...below]: readonly PropertyKey[]): readonly string[] {
  return below.length === 0 ? Object.keys(ProjectInput.shape) : (fieldsBelow[String(first)] ?? []);
}

function unknownText(path: readonly PropertyKey[], known: readonly string[]): string {
  const name = String(path.at(-1));
  const meant = nearestWord(name, known);
  return `"${name}" is not a field${meant === null ? "" : `; "${meant}"?`}`;
}

/** "benchmarks[0].weight" */
function nameOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the file";
  return path
    .map((part, at) =>
      typeof part === "number" ? `[${part}]` : at === 0 ? String(part) : `.${String(part)}`,
    )
    .join("");
}

function cardOf(input: ProjectInput): ProjectCard {
  return {
    name: input.name,
    aliases: input.aliases,
    title: both(input.title),
    description: both(input.description),
    links: input.links,
    baseline: input.baseline ?? null,
    benchmarks: input.benchmarks.map(({ suite, metric, weight, target }) => ({
      suite,
      metric: metric ?? null,
      weight,
      target: target ?? null,
    })),
    checkpoint: {
      axis: input.checkpoint.axis ?? null,
      pattern: input.checkpoint.pattern ?? null,
      best_by: input.checkpoint.best_by ?? null,
    },
    experiments: input.experiments.map(({ name, title, group, match, baseline, tags }) => ({
      name,
      title: both(title),
      group: group ?? null,
      match,
      baseline: (baseline satisfies BaselineRule | undefined) ?? null,
      tags,
    })),
    tags: Object.fromEntries(
      Object.entries(input.tags).map(([tag, { title }]) => [tag, { title: both(title) }]),
    ),
  };
}

function both(
  given:
    | string
    | { readonly en?: string | undefined; readonly zh?: string | undefined }
    | undefined,
): TwoTexts | null {
  if (given === undefined) return null;
  if (typeof given === "string") return { en: given, zh: given };
  const any = given.en ?? given.zh;
  return any === undefined ? null : { en: given.en ?? any, zh: given.zh ?? any };
}

export function issue(
  code: string,
  severity: Issue["severity"],
  { file, line }: { readonly file: string; readonly line: number | null },
  message: string,
): Issue {
  return { code, severity, file, line, count: 1, message };
}
