/** Where a link in a model's answer may lead. */
const linkProtocols: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

/**
 * The address of a link when it is absolute and harmless, otherwise null: no javascript:, data:,
 * blob: or file:, no credentials, and nothing relative (it would lead into this site).
 */
export function safeLink(address: string): string | null {
  const url = URL.parse(address);
  if (!url || !linkProtocols.has(url.protocol)) return null;
  return url.username === "" && url.password === "" ? url.href : null;
}

export type MediaPlace =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "embedded"; readonly address: string }
  | { readonly kind: "remote"; readonly address: string }
  | { readonly kind: "refused"; readonly text: string };

/** Raster images and sound; no SVG, which may contain scripts. */
const embeddable =
  /^data:(?:image\/(?:png|jpeg|gif|webp|avif|bmp)|audio\/[\w.+-]+|video\/[\w.+-]+);base64,[A-Za-z0-9+/=\s]*$/i;

/**
 * Where a medium lies: a file in the run's folder, bytes within the sample, or somewhere else.
 * Only the first two may be shown; a path that leaves the folder is refused.
 */
export function mediaPlace(src: string): MediaPlace {
  if (embeddable.test(src)) return { kind: "embedded", address: src };
  const remote = safeLink(src);
  if (remote !== null) return { kind: "remote", address: remote };
  return isInnerPath(src) ? { kind: "file", path: src } : { kind: "refused", text: src };
}

function isInnerPath(path: string): boolean {
  if (path === "" || /^[a-z][a-z\d+.-]*:/i.test(path) || /[\\\p{Cc}]/u.test(path)) return false;
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}
