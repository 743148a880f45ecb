import { extname } from "node:path";
import type { Headers } from "./stores/store.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".jsonl": "application/x-ndjson; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".mp3": "audio/mpeg",
  ".wav": "audio/wav",
  ".mp4": "video/mp4",
};

const aYear = "public, max-age=31536000";

/** What a host is to say of a file. */
export function headersOf(path: string): Headers {
  const contentType = types[extname(path).toLowerCase()] ?? "application/octet-stream";
  return { contentType, cacheControl: cacheControlOf(path) };
}

/**
 * Names made of the content never change what they mean. The addresses of a run's files name their version, but for the
 * one that says which version it is.
 */
function cacheControlOf(path: string): string {
  if (/^_next\/static\/|^data\/(?:scores|traits)\/|^data\/[a-z-]+-[0-9a-f]{8}\.[a-z]+$/.test(path))
    return `${aYear}, immutable`;
  const isOfRun = path.startsWith("data/runs/") && !path.endsWith("/meta.json");
  return isOfRun ? aYear : "no-cache";
}
