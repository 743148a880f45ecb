import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readCheckpoint } from "../model/checkpoint.ts";
import type { Model } from "../model/transformer.ts";

const ending = ".safetensors";

/** The trained models of a folder, by their file's name; each is read when first asked for. */
export interface Checkpoints {
  readonly names: () => readonly string[];
  readonly find: (name: string) => Model | undefined;
}

export const noCheckpoints: Checkpoints = { names: () => [], find: () => undefined };

/** Only names that the folder lists are opened, so that a request cannot name another file. */
export function checkpointsIn(folder: string): Checkpoints {
  const loaded = new Map<string, Model>();
  const names = (): string[] =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((file) => file.endsWith(ending))
          .map((file) => file.slice(0, -ending.length))
          .toSorted()
      : [];
  const find = (name: string): Model | undefined => {
    const known = loaded.get(name);
    if (known !== undefined || !names().includes(name)) return known;
    const { model } = readCheckpoint(readFileSync(join(folder, name + ending)));
    loaded.set(name, model);
    return model;
  };
  return { names, find };
}
