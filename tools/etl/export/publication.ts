import {
  type FileContent,
  type FileKind,
  type Manifest,
  type ParseProblem,
  parseFile,
  paths,
} from "@evalsite/protocol";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { crc32, gunzip, zstdDecompress } from "node:zlib";
import { ExportError, damaged } from "./export-error.ts";

/** Reads the files of a publication. What cannot be read is an ExportError that names the file. */
export class Publication {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param path relative to the publication */
  async read<K extends FileKind>(kind: K, path: string): Promise<FileContent<K>> {
    const parsed = parseFile(kind, (await this.bytes(path)).toString("utf8"));
    if (parsed.kind === "problem") throw new ExportError(`${path} ${said(parsed.problem)}`);
    return parsed.value;
  }

  /** @param crc of the file's bytes */
  async checked(path: string, crc: number): Promise<Buffer> {
    return intact(path, await this.bytes(path), crc);
  }

  /** @param crc of the chunk's content, inflated */
  async chunk(path: string, crc: number): Promise<Buffer> {
    return intact(path, await inflated(path, await this.bytes(path)), crc);
  }

  async bytes(path: string): Promise<Buffer> {
    try {
      return await readFile(join(this.#folder, path));
    } catch (error) {
      const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
      throw new ExportError(isMissing ? `${path} is missing` : String(error));
    }
  }

  /** What changes whenever the publication does; null for one without a manifest. */
  async generation(): Promise<string | null> {
    return (await this.manifest())?.generation ?? null;
  }

  /** Null for a publication that has none. */
  async manifest(): Promise<Manifest | null> {
    try {
      return await this.read("manifest", paths.manifest);
    } catch (error) {
      if (error instanceof ExportError && error.message.endsWith("is missing")) return null;
      throw error;
    }
  }
}

function intact(path: string, bytes: Buffer, crc: number): Buffer {
  if (crc32(bytes) === crc) return bytes;
  throw new ExportError(`${path} is damaged: its checksum is wrong`);
}

/** Chunks are gzip or Zstandard, as their first bytes tell; what is neither was inflated on its way here. */
async function inflated(path: string, bytes: Buffer): Promise<Buffer> {
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) return await promisify(gunzip)(bytes);
    if (bytes[0] === 0x28 && bytes[1] === 0xb5) return await promisify(zstdDecompress)(bytes);
    return bytes;
  } catch (error) {
    throw damaged(path, error);
  }
}

function said(problem: ParseProblem): string {
  switch (problem.code) {
    case "not-json":
      return `is damaged: ${problem.detail}`;
    case "newer-version":
      return `is of version ${problem.found}; this program knows ${problem.known}`;
    case "wrong-shape":
      return `is not as the protocol says: ${problem.detail.join("; ")}`;
  }
}

/** The bytes alone, as decoders of the protocol take them. */
export function arrayOf(bytes: Buffer): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
