import { createHash } from "node:crypto";
import { PLACEHOLDER } from "./placeholder.ts";

/**
 * An exported page that works wherever its folder lies: addresses are relative to the page, and
 * `boot.js`, which finds out the base path, starts the scripts. Scripts within the page are allowed
 * by their hash in its content security policy.
 * @param depth how many folders below the site's root the page lies
 * @throws Error when the page is not built as expected
 */
export function relocateHtml(html: string, depth: number): string {
  const up = "../".repeat(depth);
  const scripts: string[] = [];
  const withoutScripts = html.replaceAll(
    /<script src="\/__BASE__\/([^"]+)" defer=""><\/script>/gu,
    (_, path: string) => {
      scripts.push(path);
      return "";
    },
  );
  if (scripts.length === 0)
    throw new Error("the page starts no scripts: not fresh from `next build`");
  const preloads = scripts.map((path) => `<link rel="preload" href="${up}${path}" as="script"/>`);
  const boot = `<script src="${PLACEHOLDER}/_evalsite/boot.js"></script>`;
  const bootAll = `<script src="${up}_evalsite/boot.js" data-scripts="${scripts.join(" ")}"></script>`;
  const booted = replaceOnce(withoutScripts, boot, bootAll + preloads.join(""));
  const relative = booted
    .replaceAll(`"assetPrefix":"${PLACEHOLDER}"`, '"assetPrefix":""')
    .replaceAll(`"${PLACEHOLDER}/"`, `"${up || "./"}"`)
    .replaceAll(`"${PLACEHOLDER}/`, `"${up}`);
  return allowInlineScripts(relative);
}

function allowInlineScripts(html: string): string {
  const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/gu)].map(([, text]) => text ?? "");
  const hashes = inline.map((text) => createHash("sha256").update(text).digest("base64"));
  const sources = [
    "script-src &#x27;self&#x27;",
    ...hashes.map((hash) => `&#x27;sha256-${hash}&#x27;`),
  ];
  return replaceOnce(html, "script-src &#x27;self&#x27;", sources.join(" "));
}

function replaceOnce(text: string, what: string, by: string): string {
  const parts = text.split(what);
  if (parts.length !== 2)
    throw new Error(`expected once, found ${parts.length - 1} times: ${what}`);
  return parts.join(by);
}
