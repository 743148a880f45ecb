/** How files of a kind begin, in hexadecimal; two points stand for any byte. */
const beginnings: readonly (readonly [extension: string, beginning: RegExp])[] = [
  ["png", /^89504e470d0a1a0a/],
  ["jpg", /^ffd8ff/],
  ["gif", /^47494638(?:37|39)61/],
  ["webp", /^52494646.{8}57454250/],
  ["wav", /^52494646.{8}57415645/],
  ["mp3", /^49443302|^49443303|^49443304|^ff(?:e2|e3|f2|f3|fa|fb)/],
  ["ogg", /^4f67675300/],
  ["flac", /^664c6143/],
  ["mp4", /^.{8}66747970/],
  ["webm", /^1a45dfa3/],
];

const headBytes = 64;

/**
 * What may be published as a file, as its bytes tell, whatever its name says. SVG is none: opened by itself it is a
 * document with scripts.
 * @returns the extension that such a file gets; null for anything else, such as text that begins like a picture
 */
export function mediaExtension(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, headBytes);
  if (head.every(isOfText)) return null;
  const hex = Buffer.from(head).toString("hex");
  return beginnings.find(([, beginning]) => beginning.test(hex))?.[0] ?? null;
}

function isOfText(byte: number): boolean {
  return byte < 127 && (byte >= 32 || (byte >= 9 && byte <= 13));
}
