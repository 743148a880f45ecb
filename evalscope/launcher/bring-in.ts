import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  statSync,
  constants,
} from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { LaunchError } from "./failure.ts";

/** What a copy left out. */
export interface Brought {
  readonly files: number;
  readonly weights: number;
  readonly weightBytes: number;
  /** Links out of the folder, which are not followed. */
  readonly outside: number;
}

/** Weights and optimizer states of trainers: large, and nothing that is read here. */
const weights = /\.(?:safetensors|bin|pt|pth|ckpt|gguf|ggml|onnx|distcp|h5|msgpack|npz|model)$/i;
const skipped = new Set([".git", "node_modules", "__pycache__"]);

/** Copies or hard-links a folder's files, without weights and what links out of it lead to. The originals are only read. */
export function bringFolder(from: string, to: string, mode: "copy" | "link"): Brought {
  const walk = new Walk(from);
  const plan = walk.filesBelow("");
  const kept = plan.filter(({ path }) => !weights.test(path));
  const left = plan.filter(({ path }) => weights.test(path));
  for (const { path } of kept) bringFile(join(from, path), join(to, path), mode);
  return {
    files: kept.length,
    weights: left.length,
    weightBytes: left.reduce((sum, { size }) => sum + size, 0),
    outside: walk.outside,
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

/** Follows links within the folder, and enters each folder once. */
class Walk {
  outside = 0;
  private readonly root: string;
  private readonly entered = new Set<string>();

  /** @param root without links */
  constructor(root: string) {
    this.root = root;
  }

  filesBelow(folder: string): readonly PlannedFile[] {
    const real = realpathSync(join(this.root, folder));
    if (this.entered.has(real)) return [];
    this.entered.add(real);
    return readdirSync(join(this.root, folder)).flatMap((name) => this.filesAt(join(folder, name)));
  }

  private filesAt(path: string): readonly PlannedFile[] {
    const status = statSync(join(this.root, path), { throwIfNoEntry: false });
    if (!status || skipped.has(basename(path))) return [];
    if (!this.isInside(path)) {
      this.outside++;
      return [];
    }
    if (status.isFile()) return [{ path, size: status.size }];
    return status.isDirectory() ? this.filesBelow(path) : [];
  }

  /** A link up to a folder around it leads in a circle. */
  private isInside(path: string): boolean {
    const real = realpathSync(join(this.root, path));
    return real === this.root || real.startsWith(this.root + sep);
  }
}

export function counted(files: number): string {
  return `${files} file${files === 1 ? "" : "s"}`;
}

/** A note about what was left out; empty when nothing was. */
export function leftOut({ weights: count, weightBytes, outside }: Brought): string {
  const mb = (weightBytes / 1e6).toFixed(0);
  const left = [
    ...(count > 0 ? [`${count} weight file${count === 1 ? "" : "s"}, ${mb} MB`] : []),
    ...(outside > 0 ? [`${outside} link${outside === 1 ? "" : "s"} out of the folder`] : []),
  ];
  return left.length === 0 ? "" : ` (without ${left.join("; ")})`;
}
