import { type FileContent, type FileKind, type ParseProblem, parseFile } from "@evalsite/protocol";
import "./validation.ts";
import { dataUrl } from "./data-url.ts";

/** Why a file cannot be shown. `file` is relative to the data folder. */
export type DataProblem =
  | { readonly kind: "missing"; readonly file: string }
  | { readonly kind: "unreachable"; readonly file: string; readonly detail: string }
  | { readonly kind: "broken"; readonly file: string; readonly problem: ParseProblem };

export type Fetched<T> =
  | { readonly kind: "ok"; readonly value: T }
  | { readonly kind: "problem"; readonly problem: DataProblem };

interface FetchOptions {
  readonly version?: string | null;
  readonly signal?: AbortSignal;
}

/** Fetches one file of the data folder as a response, or says why not. Never throws, but when aborted. */
export async function fetchData(
  file: string,
  { version = null, signal }: FetchOptions = {},
): Promise<Fetched<Response>> {
  let response: Response;
  try {
    // Without a version in the address only the server can tell whether a cached copy is current.
    const cache = version === null ? "no-cache" : "default";
    response = await fetch(dataUrl(file, version), { cache, signal: signal ?? null });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return unreachable(file, String(error));
  }
  if (response.status === 404 || response.status === 410 || isPage(response)) {
    return { kind: "problem", problem: { kind: "missing", file } };
  }
  if (!response.ok)
    return unreachable(file, `HTTP ${response.status} ${response.statusText}`.trim());
  return { kind: "ok", value: response };
}

/** Fetches a file of the protocol: upgraded and validated, or the reason why it cannot be shown. */
export async function fetchFile<K extends FileKind>(
  kind: K,
  file: string,
  options: FetchOptions = {},
): Promise<Fetched<FileContent<K>>> {
  const fetched = await fetchData(file, options);
  if (fetched.kind === "problem") return fetched;
  let text: string;
  try {
    text = await fetched.value.text();
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    return unreachable(file, String(error));
  }
  const parsed = parseFile(kind, text);
  if (parsed.kind === "ok") return parsed;
  return { kind: "problem", problem: { kind: "broken", file, problem: parsed.problem } };
}

/** Hosts of single-page sites answer any unknown address with a page. */
function isPage(response: Response): boolean {
  return response.headers.get("content-type")?.startsWith("text/html") ?? false;
}

function unreachable<T>(file: string, detail: string): Fetched<T> {
  return { kind: "problem", problem: { kind: "unreachable", file, detail } };
}
