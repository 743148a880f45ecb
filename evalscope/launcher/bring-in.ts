import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  statSync,
  constants,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { LaunchError } from "./failure.ts";

/** What a copy left out. */
export interface Brought {
  readonly files: number;
  readonly weights: number;
  readonly weightBytes: number;
}

/** Weights and optimizer states of trainers: large, and nothing that is read here. */
const weights = /\.(?:safetensors|bin|pt|pth|ckpt|gguf|ggml|onnx|distcp|h5|msgpack|npz|model)$/i;
const skipped = new Set([".git", "node_modules", "__pycache__"]);

/** Copies or hard-links a folder's files without weights. The originals are only read. */
export function bringFolder(from: string, to: string, mode: "copy" | "link"): Brought {
  const plan = filesBelow(from, new Set());
  const kept = plan.filter(({ path }) => !weights.test(path));
  const left = plan.filter(({ path }) => weights.test(path));
  for (const { path } of kept) bringFile(join(from, path), join(to, path), mode);
  return {
    files: kept.length,
    weights: left.length,
    weightBytes: left.reduce((sum, { size }) => sum + size, 0),
  };
}

function bringFile(from: string, to: string, mode: "copy" | "link"): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    if (mode === "link") linkSync(realpathSync(from), to);
    else copyFileSync(from, to, constants.COPYFILE_FICLONE);
  } catch (error) {
    const isCrossDevice = error instanceof Error && "code" in error && error.code === "EXDEV";
    if (!isCrossDevice) throw error;
    throw new LaunchError(
      `${from} is on another disk and cannot be linked; use --copy or --reference`,
    );
  }
}

interface PlannedFile {
  readonly path: string;
  readonly size: number;
}

/** Follows links, but enters each folder once. */
function filesBelow(folder: string, entered: Set<string>, below = ""): readonly PlannedFile[] {
  const real = realpathSync(join(folder, below));
  if (entered.has(real)) return [];
  entered.add(real);
  return readdirSync(join(folder, below)).flatMap((name) => {
    const path = join(below, name);
    const status = statSync(join(folder, path), { throwIfNoEntry: false });
    if (status?.isFile()) return [{ path, size: status.size }];
    if (!status?.isDirectory() || skipped.has(basename(path))) return [];
    return filesBelow(folder, entered, path);
  });
}

export function counted(files: number): string {
  return `${files} file${files === 1 ? "" : "s"}`;
}

/** A note about what was left out; empty when nothing was. */
export function leftOut({ weights: count, weightBytes }: Brought): string {
  if (count === 0) return "";
  return ` (without ${count} weight file${count === 1 ? "" : "s"}, ${(weightBytes / 1e6).toFixed(0)} MB)`;
}
