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
import { Readable, Transform } from "node:stream";
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
 * Unpacks what is packed by gzip, Zstandard or xz, as its first bytes tell, beside what is converted: files are read at
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
    const content = await contentOf(from);
    if (content === null)
      return {
        code: "packed",
        message: "neither gzip, Zstandard nor xz; unpack it and convert again",
      };
    await pipeline([...content, bound, createWriteStream(to)]);
    return null;
  } catch (error) {
    const code = codeOf(error);
    const isBegun = !(error instanceof TooMuchError) && bytes > 0 && existsSync(to);
    if (!isBegun) rmSync(to, { force: true });
    if (error instanceof TooMuchError)
      return { code: "too-large", message: `holds more than ${mostTimes} times its size` };
    if (/^E(?!RR_)[A-Z\d]+$/.test(code)) throw error;
    const what = isBegun ? `only the first ${statSync(to).size} bytes in it` : "cannot be unpacked";
    return { code: "truncated-file", message: `${what}: ${xzFault(code) ?? code}`, isBegun };
  }
}

const xzBegins = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);

/** What is in a packed file, as streams in a line; null: it is packed by none of these. */
async function contentOf(file: string): Promise<readonly (Readable | Transform)[] | null> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(6), 0, 6, 0);
    if (buffer[0] === 0x1f && buffer[1] === 0x8b) return [createReadStream(file), createGunzip()];
    if (buffer.equals(xzBegins)) return [await unxz(file)];
    if (buffer.readUInt32LE() !== 0xfd2fb528) return null;
    return [createReadStream(file), createZstdDecompress()];
  } finally {
    await handle.close();
  }
}

/** The results of xz-embedded (`enum xz_ret`), which its decoder tells by number. */
const xzFaults: Readonly<Record<string, string>> = {
  "4": "its dictionary takes too much memory",
  "5": "it is no xz file",
  "6": "it has options that are not known, such as a SHA-256 check",
  "7": "its data are damaged",
  "8": "its end is missing",
};

function xzFault(message: string): string | null {
  const result = /get_next_output failed with error code (\d+)/u.exec(message)?.[1];
  return xzFaults[result ?? ""] ?? null;
}

/** The decoder is loaded when it is needed: few files are packed so. It refuses dictionaries that take too much memory. */
async function unxz(file: string): Promise<Readable> {
  const { default: xz } = await import("xz-decompress");
  const parts = createReadStream(file)[Symbol.asyncIterator]();
  const packed = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await parts.return?.();
    },
  });
  return Readable.from(new xz.XzReadableStream(packed));
}
