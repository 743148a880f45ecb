/**
 * How much is read as one piece, so that a conversion stays below 1 GB whatever lies in a raw folder;
 * docs/decisions/0014 says what was measured.
 */
export const limits = {
  /** Bytes of a line. */
  line: 64 << 20,
  /** Bytes of a file that is understood only as a whole. */
  document: 64 << 20,
  /** The same for YAML, which takes four hundred times its size while it is parsed. */
  yaml: 2 << 20,
  /** `weightOf` a line. */
  lineWeight: 600 << 20,
  /** `weightOf` a document: what is in it is put together, compared and written as one. */
  documentWeight: 300 << 20,
  /** The same of all documents of a folder: six thousand reports of usual size weigh half of it. */
  documentsWeight: 1000 << 20,
} as const;

/** A byte of text is there ten times until it is written, as two bytes if any letter is not of the West. */
const perByte = 8;
/** An object with a name and two numbers has four. */
const perSign = 130;

const [comma, bracket, brace] = [0x2c, 0x5b, 0x7b];

/** About how many bytes of memory it takes until what a JSON text (or table) holds is written. */
export function weightOf(text: Uint8Array): number {
  let signs = 0;
  // oxlint-disable-next-line typescript/prefer-for-of -- half as slow, for sixty million bytes
  for (let at = 0; at < text.length; at++) {
    const byte = text[at];
    if (byte === comma || byte === bracket || byte === brace) signs++;
  }
  return perByte * text.length + perSign * signs;
}

/** Texts that are too short to weigh much. */
export const worthWeighing = 1 << 20;
