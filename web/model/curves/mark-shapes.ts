import type { CurveMark } from "./curve-marks.ts";
import { px } from "./figure.ts";

/** The outline of a mark around a place, as SVG path data: told apart by shape, not only by colour. */
export function markShape(mark: Pick<CurveMark, "kind" | "value">, x: number, y: number): string {
  const at = (dx: number, dy: number) => `${px(x + dx)} ${px(y + dy)}`;
  switch (mark.kind) {
    case "spike":
      return `M${at(0, -12)}L${at(4.5, -4.5)}L${at(-4.5, -4.5)}Z`;
    case "non-finite":
    case "nan-iteration":
      if (mark.value === "Infinity") return arrow(at, -1);
      if (mark.value === "-Infinity") return arrow(at, 1);
      return cross(at);
    case "skipped-iteration":
      return `M${at(0, -4.5)}L${at(4.5, 0)}L${at(0, 4.5)}L${at(-4.5, 0)}Z`;
    case "restart":
      return `M${at(0, 0)}L${at(5, 4)}L${at(0, 8)}Z`;
  }
}

type Place = (dx: number, dy: number) => string;

function cross(at: Place): string {
  const corners = [
    at(-3.5, -5),
    at(0, -1.5),
    at(3.5, -5),
    at(5, -3.5),
    at(1.5, 0),
    at(5, 3.5),
    at(3.5, 5),
    at(0, 1.5),
    at(-3.5, 5),
    at(-5, 3.5),
    at(-1.5, 0),
    at(-5, -3.5),
  ];
  return `M${corners.join("L")}Z`;
}

/** Points up (-1) or down (1). */
function arrow(at: Place, down: -1 | 1): string {
  const corners = [
    at(0, 6 * down),
    at(4.5, 1 * down),
    at(1.4, 1 * down),
    at(1.4, -6 * down),
    at(-1.4, -6 * down),
    at(-1.4, 1 * down),
    at(-4.5, 1 * down),
  ];
  return `M${corners.join("L")}Z`;
}
