/**
 * Makes the output of `next build` work at any base path: `node web/export/relocate.ts [folder]`,
 * by default `web/out`. Run it once after each build; it fails rather than leave a page behind that
 * works at one address only.
 */
import { cp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { PLACEHOLDER } from "./placeholder.ts";
import { relocateHtml } from "./relocate-html.ts";
import { relocateScript } from "./relocate-script.ts";

const textFiles = new Set([".html", ".js", ".css", ".json", ".svg", ".txt", ".map"]);

/** Rewrites the export in `folder` in place. */
export async function relocate(folder: string): Promise<void> {
  await rm(join(folder, "data"), { recursive: true, force: true }); // A copy of `public/data`.
  await rm(join(folder, "404"), { recursive: true, force: true });
  await cp(new URL("404.html", import.meta.url), join(folder, "404.html"));
  const files = await textFilesIn(folder);
  await Promise.all(files.map((file) => rewrite(folder, file)));
  await checkStyles(folder, files);
}

async function textFilesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && textFiles.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name));
}

async function rewrite(folder: string, file: string): Promise<void> {
  const name = relative(folder, file);
  const before = await readFile(file, "utf8");
  const after = relocated(name, before);
  const left = after.indexOf(PLACEHOLDER.slice(1));
  if (left !== -1) {
    throw new Error(
      `${name}: a base path is left: ${after.slice(Math.max(0, left - 60), left + 60)}`,
    );
  }
  if (after !== before) await writeFile(file, after);
}

function relocated(name: string, text: string): string {
  if (name === "404.html") return text;
  switch (extname(name)) {
    case ".html":
      return relocateHtml(text, name.split(sep).length - 1);
    case ".js":
      return relocateScript(text);
    default:
      return text;
  }
}

/**
 * On the way to another page Next puts that page's styles into the document as text, where a relative
 * `url(…)` leads elsewhere. Styles with files (fonts) must come with a component that is loaded lazily.
 */
async function checkStyles(folder: string, files: readonly string[]): Promise<void> {
  const pages = files.filter((file) => file.endsWith(".html"));
  const linked = await Promise.all(
    pages.map(async (page) => stylesheets(await readFile(page, "utf8"))),
  );
  const unique = new Set(linked.flat());
  for (const sheet of unique) {
    const css = await readFile(join(folder, sheet), "utf8");
    const address = /url\((?!["']?(?:data:|#))[^)]*\)/u.exec(css)?.[0];
    if (address !== undefined) throw new Error(`${sheet}: ${address} in the styles of a page`);
  }
}

function stylesheets(html: string): readonly string[] {
  return [...html.matchAll(/<link rel="stylesheet" href="(?:\.\.?\/)*([^"]+)"/gu)].flatMap(
    ([, href]) => (href === undefined ? [] : [href]),
  );
}

if (import.meta.main) {
  const folder = process.argv[2] ?? join(import.meta.dirname, "..", "out");
  await relocate(folder);
  process.stdout.write(`${folder} now works at any base path\n`);
}
