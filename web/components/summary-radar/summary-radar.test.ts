import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { SummaryRadar } from "./summary-radar.tsx";

const markup = renderToStaticMarkup(
  createElement(SummaryRadar, {
    label: "Scores",
    axisLabel: "Benchmark",
    axes: ["math", "code", "chat"],
    centre: "0%",
    rim: "100%",
    series: [
      {
        id: "a",
        label: "run a",
        colour: "red",
        radii: [0.5, null, 1],
        values: ["50%", "—", "100%"],
      },
    ],
  }),
);

test("the same numbers stand in a table, a missing one as missing", () => {
  expect(markup).toContain("<caption>Scores</caption>");
  expect(markup).toMatch(/math<\/th><td>50%<\/td>.*code<\/th><td>—<\/td>/u);
});

test("the picture is hidden from readers that cannot see it, and draws no missing value", () => {
  expect(markup).toMatch(/<svg[^>]*aria-hidden="true"/u);
  expect(markup.match(/<circle/gu)).toHaveLength(2);
  expect(markup).not.toContain("NaN");
});
