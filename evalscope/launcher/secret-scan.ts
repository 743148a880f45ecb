import { closeSync, openSync, readSync, readdirSync, writeSync } from "node:fs";
import { join } from "node:path";

const chunkBytes = 4 * 1024 * 1024;

/**
 * Overwrites every secret found in a folder's files with as many x, so that nothing else in the file moves and YAML stays
 * YAML (an asterisk would begin an alias).
 * Links are not followed: what they lead to belongs to somebody else.
 * @returns the files, relative to the folder, in which something was found.
 */
export function maskSecrets(folder: string, secrets: readonly string[]): readonly string[] {
  const forms = secrets.flatMap(writtenForms);
  const needles = [
    ...forms.map((form) => Buffer.from(form)),
    // Headers are written so.
    ...secrets
      .filter((secret) => /[\u0080-\u00FF]/.test(secret))
      .map((secret) => Buffer.from(secret, "latin1")),
  ];
  if (needles.length === 0) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => maskFile(file, needles))
    .map((file) => file.slice(folder.length + 1));
}

/** A secret as it is and as it stands in JSON, in code and YAML, in an address, in a page, and in base64, whatever stands before it there. */
export function writtenForms(secret: string): readonly string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const url = encodeURIComponent(secret);
  const strictUrl = url.replaceAll(/[!'()*]/g, percent);
  const html = secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const quoted = html.replaceAll('"', "&quot;");
  return [
    ...new Set([
      secret,
      json,
      ascii(json),
      ascii(json).replaceAll(/\\u00([\da-f]{2})/g, String.raw`\x$1`),
      secret.replaceAll("\\", "\\\\").replaceAll("'", String.raw`\'`),
      secret.replaceAll("'", "''"),
      secret.replaceAll("'", `'"'"'`),
      url,
      strictUrl,
      strictUrl.replaceAll("%20", "+"),
      strictUrl.replaceAll("%2F", "/"),
      html,
      quoted.replaceAll("'", "&#x27;"),
      quoted.replaceAll("'", "&#39;"),
      ...base64Forms(secret),
    ]),
  ];
}

function percent(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** As Python's json writes it. */
function ascii(json: string): string {
  return json.replaceAll(
    /[\u007F-\uFFFF]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Behind 0, 1 or 2 other bytes, without the letters that those or the ones behind it have a part in. */
function base64Forms(secret: string): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString("base64");
    const form = whole.slice(before === 0 ? 0 : before + 1);
    return form.length < 8 ? [] : [form, form.replaceAll("+", "-").replaceAll("/", "_")];
  });
}

function maskFile(file: string, needles: readonly Buffer[]): boolean {
  const handle = openSync(file, "r+");
  try {
    const places = placesIn(handle, needles);
    for (const { at, length } of places)
      writeSync(handle, Buffer.alloc(length, "x"), 0, length, at);
    return places.length > 0;
  } finally {
    closeSync(handle);
  }
}

interface Found {
  readonly at: number;
  readonly length: number;
}

/** Chunks overlap by the longest secret, so that none hides on a border. */
function placesIn(handle: number, needles: readonly Buffer[]): readonly Found[] {
  const overlap = Math.max(...needles.map((needle) => needle.length));
  const buffer = Buffer.alloc(chunkBytes + overlap);
  const found: Found[] = [];
  for (let start = 0; ; start += chunkBytes) {
    const bytes = buffer.subarray(0, readSync(handle, buffer, 0, buffer.length, start));
    for (const needle of needles)
      for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + 1))
        found.push({ at: start + at, length: needle.length });
    if (bytes.length < buffer.length) return found;
  }
}
