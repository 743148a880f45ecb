import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LinePlot } from "./line-plot.tsx";

test("every point stands in the table too, and error bars only where there are errors", () => {
  const markup = renderToStaticMarkup(
    createElement(LinePlot, {
      title: "Latency",
      xLabel: "Concurrency",
      formatX: String,
      formatY: (y: number) => `${y} s`,
      lines: [
        {
          id: "a",
          label: "a",
          colour: "red",
          points: [
            { x: 1, y: 2, low: 1, high: 3 },
            { x: 8, y: 4 },
          ],
        },
      ],
    }),
  );
  expect(markup).toContain('<th scope="row">8</th><td>4 s</td>');
  expect(markup.match(/<circle/gu)).toHaveLength(2);
  expect(markup).not.toContain("NaN");
});
