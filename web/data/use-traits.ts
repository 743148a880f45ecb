import {
  type FileContent,
  type FileKind,
  type Manifest,
  type TraitBlock,
  type TraitList,
  parseFile,
} from "@evalsite/protocol";
import { startTransition, useEffect, useState } from "react";
import { RecentCache } from "./recent-cache.ts";
import { fetchBytes } from "./sample-bytes.ts";
import { type SampleResult, ok } from "./sample-problem.ts";

interface Named {
  readonly file: string;
  readonly crc32: number;
}

/** Which traits of runs there are. */
export interface TraitListing {
  /** Null: there are none, or they are not here (yet). */
  readonly list: TraitList | null;
  readonly isFailed: boolean;
}

const lists = new RecentCache<string, TraitList>(2, () => undefined);
const blocks = new RecentCache<string, TraitBlock>(60, () => undefined);
const nothing: TraitListing = { list: null, isFailed: false };

/** The list of traits, fetched once somebody wants it. */
export function useTraitList(manifest: Manifest | null, isWanted: boolean): TraitListing {
  const named = isWanted ? (manifest?.traits ?? null) : null;
  const [found, setFound] = useState<{ readonly file: string; readonly listing: TraitListing }>();
  useEffect(() => {
    let isCurrent = true;
    if (named === null) return undefined;
    void lists
      .get(named.file, () => fetchNamed("traitList", named))
      .then((result) => {
        const listing =
          result.kind === "ok"
            ? { list: result.value, isFailed: false }
            : { list: null, isFailed: true };
        if (isCurrent) startTransition(() => setFound({ file: named.file, listing }));
      });
    return () => {
      isCurrent = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- lists are named after their content
  }, [named?.file]);
  return found !== undefined && (named === null || found.file === named.file)
    ? found.listing
    : nothing;
}

/** Some blocks of the list, by place; each when it is there. */
export interface TraitBlocks {
  readonly blocks: ReadonlyMap<number, TraitBlock>;
  readonly isFailed: boolean;
}

const noBlocks: TraitBlocks = { blocks: new Map(), isFailed: false };

type Found = TraitBlocks & { readonly list: TraitList | null };

export function useTraitBlocks(list: TraitList | null, places: readonly number[]): TraitBlocks {
  const wanted = places.flatMap((place) => {
    const named = list?.blocks[place];
    return named === undefined ? [] : [{ place, named }];
  });
  const key = wanted.map(({ named }) => named.file).join("\n");
  const [found, setFound] = useState<Found>({ ...noBlocks, list: null });
  useEffect(() => {
    let isCurrent = true;
    if (wanted.length === 0) return undefined;
    const loaded = wanted.map(({ place, named }) =>
      blocks
        .get(named.file, () => fetchNamed("traitBlock", named))
        .then((result) => ({ place, result })),
    );
    void Promise.all(loaded).then((results) => {
      if (!isCurrent) return;
      const next = {
        list,
        blocks: new Map(
          results.flatMap(({ place, result }) =>
            result.kind === "ok" ? [[place, result.value] as const] : [],
          ),
        ),
        isFailed: results.some(({ result }) => result.kind === "problem"),
      };
      startTransition(() => setFound(next));
    });
    return () => {
      isCurrent = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- blocks are named after their content
  }, [list, key]);
  // Places are those of one list: another one has other runs in its rows.
  return wanted.length === 0 || found.list !== list ? noBlocks : found;
}

async function fetchNamed<K extends FileKind>(
  kind: K,
  { file, crc32 }: Named,
): Promise<SampleResult<FileContent<K>>> {
  const fetched = await fetchBytes(file, { version: String(crc32), crc: crc32 });
  if (fetched.kind === "problem") return fetched;
  const parsed = parseFile(kind, new TextDecoder().decode(fetched.value.bytes));
  if (parsed.kind === "ok") return ok(parsed.value);
  return { kind: "problem", problem: { kind: "broken", file, problem: parsed.problem } };
}
