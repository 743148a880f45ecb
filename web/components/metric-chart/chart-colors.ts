import type { FigureColors } from "../../model/curves/curve-figure.ts";

/**
 * The colours of the theme as a canvas understands them.
 * @param host an element of the page, whose custom properties count
 * @param lines colours of the lines, `var(--…)` included
 */
export function chartColors(host: HTMLElement, lines: readonly string[]): FigureColors {
  const probe = document.createElement("span");
  host.append(probe);
  const resolve = (color: string) => {
    probe.style.color = "";
    probe.style.color = color;
    return getComputedStyle(probe).color;
  };
  const colors = {
    background: resolve("var(--surface)"),
    ink: resolve("var(--ink)"),
    quiet: resolve("var(--ink-3)"),
    grid: resolve("var(--grid)"),
    warn: resolve("var(--warn)"),
    bad: resolve("var(--bad)"),
    lines: lines.map(resolve),
  };
  probe.remove();
  return colors;
}

/** The page's own type, for text drawn on a canvas or into a file. */
export function chartFont(host: HTMLElement): string {
  return getComputedStyle(host).fontFamily;
}
