/** Buffers that were used and are free again; fresh ones cost more than what is done with them. */
const spare: Buffer[] = [];
const mostSpare = 6;
/** Larger ones are not worth holding on to. */
const largest = 16 << 20;

/** A buffer of at least so many bytes, with anything in it. */
export function takeBuffer(bytes: number): Buffer {
  const at = spare.findIndex((buffer) => buffer.length >= bytes);
  const [found] = at === -1 ? [] : spare.splice(at, 1);
  return found ?? Buffer.allocUnsafeSlow(bytes);
}

/** Hands a whole buffer of `takeBuffer` back; nobody may use it, or a view of it, any more. */
export function giveBack(buffer: Buffer): void {
  if (spare.length < mostSpare && buffer.length <= largest) spare.push(buffer);
}
