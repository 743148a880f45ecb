/** The characters the model knows; a character's number is its place here. The line break ends an answer. */
export const alphabet = "0123456789 +-*=加减乘\n";

export const endOfAnswer = alphabet.indexOf("\n");

/** Characters to numbers; throws on one the model does not know. */
export function encode(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const token = alphabet.indexOf(character);
    if (token < 0) throw new Error(`the model has no character "${character}"`);
    return token;
  });
}
