import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createZstdDecompress } from "node:zlib";
import { type IssueFact, issue } from "../extract/fact.ts";
import type { SourceFile } from "../extract/source.ts";
import { codeOf, fileSource } from "./folder-source.ts";

/** Names of files that are packed one by one. */
export const packedEnding = /\.(?:gz|zst|xz)$/i;

/** A folder's files with what is packed unpacked. */
export interface Unpacked {
  /** Packed files have their names without the ending, and the size of what is in them. */
  readonly files: readonly SourceFile[];
  readonly issues: readonly IssueFact[];
  /** Where a file really lies. */
  readonly absolute: (path: string) => string;
}

/** What is in a packed file may be so many times its size, logs that say the same again and again a hundred. */
const mostTimes = 200;
const always = 64 << 20;

class TooMuchError extends Error {}

/**
 * Unpacks what is packed by gzip or Zstandard, as its first bytes tell, beside what is converted: files are read at
 * any place, some of them twice.
 * @param scratch a folder that is not there yet, and that whoever asks removes
 */
export async function unpack(
  files: readonly SourceFile[],
  folder: string,
  scratch: string,
): Promise<Unpacked> {
  const names = new Set(files.map(({ path }) => path));
  const places = new Map<string, string>();
  const issues: IssueFact[] = [];
  const unpacked: SourceFile[] = [];
  for (const file of files) {
    if (!packedEnding.test(file.path)) {
      unpacked.push(file);
      continue;
    }
    const path = file.path.replace(packedEnding, "");
    const say = (code: string, severity: IssueFact["severity"], message: string) =>
      issues.push(issue(code, severity, { file: file.path, line: null }, message));
    if (names.has(path)) say("left-over-copy", "note", `${path} is read, which lies beside it`);
    else {
      names.add(path);
      const place = join(scratch, String(places.size));
      mkdirSync(scratch, { recursive: true });
      const failure = await unpackFile(`${folder}/${file.path}`, place, file.size);
      if (failure !== null) say(failure.code, "dropped", failure.message);
      if (failure === null || failure.isBegun) {
        places.set(path, place);
        unpacked.push(fileSource(place, path, statSync(place).size));
      }
    }
  }
  const absolute = (path: string) => places.get(path) ?? join(folder, path);
  return { files: unpacked, issues, absolute };
}

interface Failure {
  readonly code: string;
  readonly message: string;
  /** What stands before the damage was unpacked. */
  readonly isBegun?: boolean;
}

async function unpackFile(from: string, to: string, size: number): Promise<Failure | null> {
  const most = mostTimes * size + always;
  let bytes = 0;
  const bound = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > most ? new TooMuchError() : null, chunk);
    },
  });
  try {
    const inflate = await unpackerOf(from);
    if (inflate === null)
      return { code: "packed", message: "neither gzip nor Zstandard; unpack it and convert again" };
    await pipeline(createReadStream(from), inflate, bound, createWriteStream(to));
    return null;
  } catch (error) {
    const code = codeOf(error);
    const isBegun = !(error instanceof TooMuchError) && bytes > 0 && existsSync(to);
    if (!isBegun) rmSync(to, { force: true });
    if (error instanceof TooMuchError)
      return { code: "too-large", message: `holds more than ${mostTimes} times its size` };
    if (code.startsWith("E") && !code.startsWith("ERR")) throw error;
    const what = isBegun ? `only the first ${bytes} bytes in it` : "cannot be unpacked";
    return { code: "truncated-file", message: `${what}: ${code}`, isBegun };
  }
}

async function unpackerOf(file: string) {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    if (buffer[0] === 0x1f && buffer[1] === 0x8b) return createGunzip();
    return buffer.readUInt32LE() === 0xfd2fb528 ? createZstdDecompress() : null;
  } finally {
    await handle.close();
  }
}
