import type { ForestAxis, ForestMark } from "../model/comparison/forest-scale.ts";
import type { Domain } from "../model/scores/score-domain.ts";
import { type Html, html } from "./html.ts";

const [width, middle] = [240, 11];

/** One line of a forest plot, as on the comparison page. */
export function forestLine({ low, high, value }: ForestMark, axis: ForestAxis): Html {
  const at = (points: number) => place(points, { low: -axis.reach, high: axis.reach });
  return svg(
    html`<line x1="${at(0)}" x2="${at(0)}" y1="0" y2="22" stroke="var(--quiet)" />${interval(
        at(low),
        at(high),
      )}<circle cx="${at(value)}" cy="${middle}" r="4" fill="currentColor" />`,
  );
}

/** A score with its interval on the metric's own range. */
export function scoreLine(
  value: number,
  ends: { readonly low: number; readonly high: number } | null,
  domain: Domain,
): Html {
  const at = (score: number) => place(score, domain);
  return svg(
    html`<line x1="0" x2="${width}" y1="${middle}" y2="${middle}" stroke="var(--line)" />${
        ends === null ? null : interval(at(ends.low), at(ends.high))
      }<circle cx="${at(value)}" cy="${middle}" r="4" fill="currentColor" />`,
  );
}

function svg(content: Html): Html {
  return html`<svg viewBox="0 0 ${width} 22" aria-hidden="true">${content}</svg>`;
}

function interval(from: number, to: number): Html {
  const end = (x: number) =>
    html`<line x1="${x}" x2="${x}" y1="6" y2="16" stroke="currentColor" />`;
  return html`<line
      x1="${from}"
      x2="${to}"
      y1="${middle}"
      y2="${middle}"
      stroke="currentColor"
      stroke-width="1.75"
    />${end(from)}${end(to)}`;
}

function place(value: number, { low, high }: Domain): number {
  const share = (value - low) / (high - low || 1);
  return Number((Math.min(1, Math.max(0, share)) * width).toFixed(1));
}
