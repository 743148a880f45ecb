import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { relocateHtml } from "./relocate-html.ts";
import { relocateScript } from "./relocate-script.ts";

const inline = "start()";
const html = [
  `<meta content="script-src &#x27;self&#x27;; style-src x"/>`,
  `<link rel="icon" href="/__BASE__/_evalsite/icon.svg"/>`,
  `<script src="/__BASE__/_evalsite/boot.js"></script>`,
  `<script>${inline}</script>`,
  `<script src="/__BASE__/_next/a.js" defer=""></script>`,
  `<script src="/__BASE__/_next/b.js" defer=""></script>`,
  `<a href="/__BASE__/">x</a>`,
  `{"assetPrefix":"/__BASE__"}`,
].join("");

test("a page's addresses become relative to its depth, and boot.js starts the scripts", () => {
  const hash = createHash("sha256").update(inline).digest("base64");
  expect(relocateHtml(html, 2)).toBe(
    [
      `<meta content="script-src &#x27;self&#x27; &#x27;sha256-${hash}&#x27;; style-src x"/>`,
      `<link rel="icon" href="../../_evalsite/icon.svg"/>`,
      `<script src="../../_evalsite/boot.js" data-scripts="_next/a.js _next/b.js"></script>`,
      `<link rel="preload" href="../../_next/a.js" as="script"/>`,
      `<link rel="preload" href="../../_next/b.js" as="script"/>`,
      `<script>${inline}</script>`,
      `<a href="../../">x</a>`,
      `{"assetPrefix":""}`,
    ].join(""),
  );
});

test("the start page's addresses begin here", () => {
  expect(relocateHtml(html, 0)).toContain(`<a href="./">`);
});

test("a page that is not built as expected is refused", () => {
  expect(() => relocateHtml("<html></html>", 0)).toThrow("no scripts");
  expect(() => relocateHtml(html.replace("boot.js", "other.js"), 0)).toThrow("expected once");
});

test("strings in scripts become expressions over the base path", () => {
  expect(relocateScript(`let a="/__BASE__";f('/__BASE__/_next/')`)).toBe(
    `let a=(globalThis.__EVALSITE_BASE__??"");f(((globalThis.__EVALSITE_BASE__??"")+'/_next/'))`,
  );
});

test("what cannot be rewritten is left for the check to find", () => {
  expect(relocateScript("`/__BASE__/${x}`")).toContain("__BASE__");
});
