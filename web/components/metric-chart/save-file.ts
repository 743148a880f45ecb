// oxlint-disable unicorn/no-array-fill-with-reference-type -- `fill` is the canvas' here
import type { Figure } from "../../model/curves/figure.ts";

/** Offers a file to the reader as a download. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A file name from any text: what a file system or a shell would take otherwise becomes "-". */
export function fileName(name: string, extension: string): string {
  const safe = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-").replaceAll(/^[-.]+|-+$/gu, "");
  return `${safe === "" ? "chart" : safe.slice(0, 120)}.${extension}`;
}

/** Draws a figure as PNG. Throws when the browser cannot make the image. */
export async function figurePng(figure: Figure, scale: number): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(figure.width * scale);
  canvas.height = Math.round(figure.height * scale);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  context.scale(scale, scale);
  drawFigure(context, figure);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error("no image");
  return blob;
}

function drawFigure(context: CanvasRenderingContext2D, figure: Figure): void {
  context.fillStyle = figure.background;
  context.fillRect(0, 0, figure.width, figure.height);
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const mark of figure.marks) {
    context.save();
    if (mark.kind === "text") {
      context.font = `${mark.weight} ${mark.size}px ${figure.font}`;
      context.textAlign = mark.anchor === "middle" ? "center" : mark.anchor;
      context.fillStyle = mark.fill;
      context.fillText(mark.text, mark.x, mark.y);
    } else {
      const { left, top, width, height } = figure.plot;
      if (mark.inside) context.clip(new Path2D(`M${left} ${top}h${width}v${height}h${-width}Z`));
      const shape = new Path2D(mark.d);
      context.globalAlpha = mark.opacity;
      context.lineWidth = mark.width;
      context.setLineDash([...mark.dash]);
      if (mark.fill !== null) {
        context.fillStyle = mark.fill;
        context.fill(shape);
      }
      if (mark.stroke !== null) {
        context.strokeStyle = mark.stroke;
        context.stroke(shape);
      }
    }
    context.restore();
  }
}
