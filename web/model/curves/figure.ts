/** A drawing made of paths and text, the same for SVG and for a canvas. Sizes are in CSS pixels. */
export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly font: string;
  /** Where marks with `inside` may show. */
  readonly plot: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly marks: readonly FigureMark[];
}

export type FigureMark =
  | {
      readonly kind: "path";
      /** SVG path data. */
      readonly d: string;
      readonly stroke: string | null;
      readonly fill: string | null;
      readonly width: number;
      readonly opacity: number;
      readonly dash: readonly number[];
      readonly inside: boolean;
    }
  | {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly weight: number;
      readonly anchor: "start" | "middle" | "end";
      readonly fill: string;
    };

type Stroke = Partial<Extract<FigureMark, { kind: "path" }>>;

export function path(d: string, style: Stroke): FigureMark {
  return {
    kind: "path",
    d,
    stroke: null,
    fill: null,
    width: 1,
    opacity: 1,
    dash: [],
    inside: false,
    ...style,
  };
}

export function text(
  at: readonly [x: number, y: number],
  words: string,
  style: Partial<Extract<FigureMark, { kind: "text" }>> & { readonly fill: string },
): FigureMark {
  return {
    kind: "text",
    x: at[0],
    y: at[1],
    text: words,
    size: 11,
    weight: 400,
    anchor: "start",
    ...style,
  };
}

/** A coordinate with two decimals. */
export function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** The figure as a self-contained SVG document. */
export function figureSvg(figure: Figure): string {
  const { width, height, plot } = figure;
  const size = `width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}"`;
  const clip = `<rect x="${px(plot.left)}" y="${px(plot.top)}" width="${px(plot.width)}" height="${px(plot.height)}"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${escape(figure.font)}">`,
    `<defs><clipPath id="plot">${clip}</clipPath></defs>`,
    `<rect width="100%" height="100%" fill="${escape(figure.background)}"/>`,
    ...figure.marks.map(markSvg),
    "</svg>",
    "",
  ].join("\n");
}

function markSvg(mark: FigureMark): string {
  if (mark.kind === "text") {
    const place = `x="${px(mark.x)}" y="${px(mark.y)}" text-anchor="${mark.anchor}"`;
    const look = `font-size="${mark.size}" font-weight="${mark.weight}" fill="${escape(mark.fill)}"`;
    return `<text ${place} ${look}>${escape(mark.text)}</text>`;
  }
  const attributes = [
    `d="${mark.d}"`,
    `fill="${escape(mark.fill ?? "none")}"`,
    mark.stroke === null
      ? ""
      : `stroke="${escape(mark.stroke)}" stroke-width="${mark.width}" stroke-linejoin="round" stroke-linecap="round"`,
    mark.opacity === 1 ? "" : `opacity="${mark.opacity}"`,
    mark.dash.length === 0 ? "" : `stroke-dasharray="${mark.dash.join(" ")}"`,
    mark.inside ? 'clip-path="url(#plot)"' : "",
  ];
  return `<path ${attributes.filter((attribute) => attribute !== "").join(" ")}/>`;
}

function escape(raw: string): string {
  return (
    raw
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      // oxlint-disable-next-line no-control-regex -- XML 1.0 has no way to write these characters
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, "\uFFFD")
  );
}
