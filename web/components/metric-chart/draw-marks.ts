// oxlint-disable unicorn/no-array-fill-with-reference-type -- `fill` is the canvas' here
import type { PlacedMark } from "../../model/curves/placed-marks.ts";

/** Draws spikes, restarts and non-finite values over the lines, set off from them by the background. */
export function drawMarks(
  context: CanvasRenderingContext2D,
  marks: readonly PlacedMark[],
  background: string,
): void {
  for (const { shape, line, color } of marks) {
    if (line !== null) {
      context.strokeStyle = color;
      context.lineWidth = 1;
      context.setLineDash([4, 3]);
      context.stroke(new Path2D(line));
      context.setLineDash([]);
    }
    const outline = new Path2D(shape);
    context.strokeStyle = background;
    context.lineWidth = 2;
    context.stroke(outline);
    context.fillStyle = color;
    context.fill(outline);
  }
}
