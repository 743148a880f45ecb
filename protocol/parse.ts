import type { z } from "zod";
import { upgrade } from "./upgrade.ts";
import { EvalSummary } from "./eval-summary.ts";
import { Manifest } from "./manifest.ts";
import { ProjectsFile } from "./projects-file.ts";
import { RunIndex } from "./run-index.ts";
import { RunMeta } from "./run-meta.ts";
import { RunMetrics } from "./run-metrics.ts";
import { RunTable } from "./run-table.ts";
import { TraitBlock, TraitList } from "./run-traits.ts";
import { ScoreBlock } from "./score-block.ts";
import { SampleHead } from "./sample.ts";
import { SampleStore } from "./sample-store.ts";

/** Every file of the protocol, by kind. `samplesHead` is one line of its file. */
export const files = {
  index: RunIndex,
  manifest: Manifest,
  projects: ProjectsFile,
  runTable: RunTable,
  scoreBlock: ScoreBlock,
  traitList: TraitList,
  traitBlock: TraitBlock,
  meta: RunMeta,
  metrics: RunMetrics,
  evalSummary: EvalSummary,
  samplesHead: SampleHead,
  sampleStore: SampleStore,
} as const;

export type FileKind = keyof typeof files;
export type FileContent<K extends FileKind> = z.output<(typeof files)[K]>;

export type ParseProblem =
  | { readonly code: "not-json"; readonly detail: string }
  | { readonly code: "newer-version"; readonly found: string; readonly known: string }
  | { readonly code: "wrong-shape"; readonly detail: readonly string[] };

export type ParseResult<T> =
  | { readonly kind: "ok"; readonly value: T }
  | { readonly kind: "problem"; readonly problem: ParseProblem };

/** Text of a protocol file to its current form: parsed, upgraded, validated. Never throws. */
export function parseFile<K extends FileKind>(kind: K, text: string): ParseResult<FileContent<K>> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return problem({ code: "not-json", detail: String(error) });
  }
  return parseValue(kind, raw);
}

/** The same for a value that is already parsed JSON. */
export function parseValue<K extends FileKind>(kind: K, raw: unknown): ParseResult<FileContent<K>> {
  const upgraded = upgrade(raw);
  if (upgraded.kind === "newer") {
    return problem({ code: "newer-version", found: upgraded.found, known: upgraded.known });
  }
  const schema: z.ZodType<FileContent<K>> = files[kind] as never;
  const parsed = schema.safeParse(upgraded.value);
  if (parsed.success) return { kind: "ok", value: parsed.data };
  const detail = parsed.error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join(".") || "(top)"}: ${issue.message}`);
  return problem({ code: "wrong-shape", detail });
}

function problem<T>(fact: ParseProblem): ParseResult<T> {
  return { kind: "problem", problem: fact };
}
