import type { Language } from "../text/bilingual.ts";
import { type Html, html } from "./html.ts";

/** Colours of the letters of runs, as on the pages; the same again after ten. */
const colours = [
  "#0b7ea4",
  "#d1611b",
  "#2c8a57",
  "#a8478f",
  "#8a7000",
  "#4f63c4",
  "#b83a4b",
  "#5a6872",
  "#0e8a86",
  "#8e5a2e",
];

const style = `
:root { color-scheme: light dark; --ink: light-dark(#15191e, #e6e9ec); --quiet: light-dark(#5a646f, #9aa4ae); --line: light-dark(#dde1e5, #343a41);
  --good: light-dark(#1a7f5a, #59c492); --bad: light-dark(#b4442c, #f08a6c); --surface: light-dark(#fff, #14181c); }
body { max-width: 1200px; margin: 24px auto; padding: 0 16px; background: var(--surface); color: var(--ink);
  font: 14px/1.45 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 22px; overflow-wrap: anywhere; } h2 { font-size: 16px; margin-block: 24px 8px; }
.answer { font-size: 17px; } .quiet { color: var(--quiet); font-size: 12px; }
.frame { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { padding: 4px 8px; border-bottom: 1px solid var(--line); text-align: start; vertical-align: middle; overflow-wrap: anywhere; }
thead th { color: var(--quiet); font-size: 12px; font-weight: 500; } tbody th { font-weight: 500; }
.n { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; } .part { padding-inline-start: 24px; font-weight: 400; }
.better { color: var(--good); } .worse { color: var(--bad); } svg { display: block; width: 240px; height: 22px; overflow: visible; }
b.letter { padding: 1px 5px; border-radius: 3px; color: #fff; font-size: 12px; }
@media print { body { margin: 0; max-width: none; } thead { display: table-header-group; } tr { break-inside: avoid; } }`;

/** A whole document that needs nothing beside itself: no script, no font, no picture from elsewhere. */
export function reportPage(title: string, language: Language, body: Html): string {
  const page = html`<!doctype html>
    <html lang="${language === "zh" ? "zh-CN" : "en"}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${{ html: style }}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `;
  return page.html;
}

/** A run's letter in its colour. */
export function letterMark(letter: string, position: number): Html {
  return html`<b class="letter" style="background:${colours[position % colours.length] ?? ""}"
    >${letter}</b
  >`;
}

/** A table that scrolls sideways where it must. */
export function tableOf(heads: readonly Html[], rows: readonly Html[]): Html {
  return html`<div class="frame">
    <table>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

export function head(text: string, isNumber = false): Html {
  return isNumber
    ? html`<th class="n" scope="col">${text}</th>`
    : html`<th scope="col">${text}</th>`;
}

export function number(text: string | Html, className = ""): Html {
  return html`<td class="n ${className}">${text}</td>`;
}
