import { expect, test } from "vitest";
import { latexBold, toLatex } from "./latex-table.ts";

test("a table with everything that LaTeX would trip over", () => {
  const table = {
    header: ["suite", "metric", "a_1"],
    rows: [
      ["100% & more", "x^2", latexBold("52.5%")],
      ["{~}", "\\n", null],
    ],
  };
  expect(toLatex(table)).toBe(
    [
      "\\begin{tabular}{llr}",
      "\\toprule",
      "suite & metric & a\\_1 \\\\",
      "\\midrule",
      "100\\% \\& more & x\\textasciicircum{}2 & \\textbf{52.5\\%} \\\\",
      "\\{\\textasciitilde{}\\} & \\textbackslash{}n & -- \\\\",
      "\\bottomrule",
      "\\end{tabular}",
      "",
    ].join("\n"),
  );
});
