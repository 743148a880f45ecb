import type { SourceAccount } from "@evalsite/protocol";
import { type IssueFact, issue } from "../extract/fact.ts";
import { otherTool } from "../extract/other-tools.ts";
import { probe } from "../extract/probe.ts";
import { weightOf } from "../extract/limits.ts";
import type { Reader } from "../extract/reader.ts";
import type { ClaimedFile, Probe, SourceFile } from "../extract/source.ts";
import { wholeText } from "../extract/text-lines.ts";
import { lineOfFault, parseJson } from "../extract/tolerant-json.ts";
import { unreadIssue } from "./unread-files.ts";

/** Which reader takes which files of a run; files that none takes have a null reader. */
export interface Claims {
  readonly byReader: ReadonlyMap<Reader, readonly ClaimedFile[]>;
  readonly sources: readonly SourceAccount[];
  readonly issues: readonly IssueFact[];
  /** Other tools whose files are there: "OpenCompass summary". */
  readonly otherTools: readonly string[];
}

interface Candidate {
  readonly reader: Reader;
  readonly score: number;
  readonly format: string;
}

/** Shows the head of every file to all readers that may be the surest; the highest score takes it. Small files are read once. */
export async function claimFiles(
  files: readonly SourceFile[],
  readers: readonly Reader[],
): Promise<Claims> {
  const byReader = new Map<Reader, ClaimedFile[]>();
  const sources: SourceAccount[] = [];
  const issues: IssueFact[] = [];
  const others = new Map<string, string[]>();
  const unread: string[] = [];
  const known = new KnownFiles();
  for (const file of files) {
    const place = { file: file.path, line: null };
    const head = await probe(file);
    const [best, next] = candidates(head, readers);
    if (best && next?.score === best.score) {
      const names = `${best.reader.id} and ${next.reader.id}`;
      issues.push(
        issue("ambiguous-format", "warning", place, `recognised by ${names}; taken by the first`),
      );
    }
    if (file.size === 0) issues.push(issue("empty-file", "note", place, "0 bytes"));
    if (best) push(byReader, best.reader, { ...known.of(file, head), format: best.format });
    const other = best ? null : otherTool(head);
    if (other !== null) push(others, other, file.path);
    else if (!best) {
      const damage = await damageOf(file, head);
      issues.push(...damage);
      if (damage.length === 0 && file.size > 0) unread.push(file.path);
    }
    sources.push({ ...account(file, best), ...(other !== null && { format: other }) });
  }
  issues.push(...[...others].map(([tool, paths]) => otherToolIssue(tool, paths)));
  // Where nothing is read the run as a whole is left out, and that is said.
  if (byReader.size > 0) issues.push(...unreadIssue(unread));
  return { byReader, sources, issues, otherTools: [...others.keys()] };
}

/** One for each tool. */
function otherToolIssue(tool: string, [first = "", ...more]: readonly string[]): IssueFact {
  const files = more.length === 0 ? "not read" : `not read; ${more.length + 1} such files`;
  return issue("other-tool", "warning", { file: first, line: null }, `${tool}: ${files}`);
}

/** `weightOf` all small files of a run that are kept for their readers; four megabytes of usual reports. */
const mostKept = 40 << 20;

/** Files that were read to their end already need not be read, and parsed, again. */
class KnownFiles {
  private left = mostKept;

  of(file: SourceFile, { bytes, json, isDocument }: Probe): Pick<ClaimedFile, "file" | "json"> {
    if (bytes.length !== file.size || this.left <= 0) return { file };
    this.left -= weightOf(bytes);
    return { file: inMemory(file, bytes), ...(isDocument && { json }) };
  }
}

/** Why a file that is named as JSON, and that no reader knows, is none; nothing if it may be somebody else's. */
async function damageOf(file: SourceFile, head: Probe): Promise<readonly IssueFact[]> {
  if (!/\.jsonl?$/i.test(file.path) || head.text.trim() === "") return [];
  const found = head.json !== undefined ? null : await whatIsWrong(file, head);
  return found === null
    ? []
    : [issue("not-json", "dropped", { file: file.path, line: lineOfFault(found) }, found)];
}

/** Of a large document only the end is looked at: it is the most likely thing to be missing. */
async function whatIsWrong(file: SourceFile, { text, bytes }: Probe): Promise<string | null> {
  const isWhole = bytes.length >= file.size;
  if (!isWhole && /^\s*[[{]/.test(text))
    return (await endsAsJson(file)) ? null : "its end is missing";
  const parsed = parseJson(text);
  return parsed.kind === "ok" ? null : parsed.detail;
}

async function endsAsJson(file: SourceFile): Promise<boolean> {
  const end = await wholeText(file.bytes({ start: file.size - 64, end: file.size }));
  return /[\]}]\s*$/.test(end);
}

function inMemory({ path, size }: SourceFile, content: Uint8Array): SourceFile {
  return {
    path,
    size,
    async *bytes({ start, end } = { start: 0, end: size }) {
      if (start < Math.min(end, size)) yield content.subarray(start, end);
    },
  };
}

/** The surest first, of which no reader that is asked later could be surer; equal ones in the order of `readers`. */
function candidates(head: Probe, readers: readonly Reader[]): readonly Candidate[] {
  const found: Candidate[] = [];
  let best = 0;
  for (const reader of surestFirst(readers)) {
    if (reader.surest < best) break;
    const detection = reader.detect(head);
    if (detection.kind === "no") continue;
    const { score, format } = detection;
    found.push({ reader, score, format });
    best = Math.max(best, score);
  }
  const place = ({ reader }: Candidate) => readers.indexOf(reader);
  return found.length < 2
    ? found
    : found.toSorted((a, b) => b.score - a.score || place(a) - place(b));
}

const inTurn = new WeakMap<readonly Reader[], readonly Reader[]>();

function surestFirst(readers: readonly Reader[]): readonly Reader[] {
  const sorted = inTurn.get(readers) ?? readers.toSorted((a, b) => b.surest - a.surest);
  inTurn.set(readers, sorted);
  return sorted;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key) ?? [];
  map.set(key, values);
  values.push(value);
}

function account(file: SourceFile, taken: Candidate | undefined): SourceAccount {
  return {
    path: file.path,
    reader: taken?.reader.id ?? null,
    format: taken?.format ?? null,
    bytes: file.size,
    records: 0,
    dropped: 0,
  };
}
