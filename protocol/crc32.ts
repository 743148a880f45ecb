/** For eight bytes at once: `tables[k * 256 + b]` is the remainder of byte b with k zero bytes after it. */
const tables = new Uint32Array(8 * 256);
for (let byte = 0; byte < 256; byte++) {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  tables[byte] = value;
}
for (let at = 256; at < tables.length; at++) {
  const before = tables[at - 256]!;
  tables[at] = tables[before & 0xff]! ^ (before >>> 8);
}

/**
 * CRC-32 as in gzip (RFC 1952, section 8), eight bytes a step (Kounavis and Berry, "Novel table
 * lookup-based algorithms for high-performance CRC generation", 2008). Every index is in range.
 */
export function crc32(bytes: Uint8Array): number {
  const steps = bytes.length - (bytes.length % 8);
  let crc = 0xffffffff;
  for (let at = 0; at < steps; at += 8) {
    const low =
      crc ^ (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24));
    crc =
      tables[0x700 + (low & 0xff)]! ^
      tables[0x600 + ((low >>> 8) & 0xff)]! ^
      tables[0x500 + ((low >>> 16) & 0xff)]! ^
      tables[0x400 + (low >>> 24)]! ^
      tables[0x300 + bytes[at + 4]!]! ^
      tables[0x200 + bytes[at + 5]!]! ^
      tables[0x100 + bytes[at + 6]!]! ^
      tables[bytes[at + 7]!]!;
  }
  for (let at = steps; at < bytes.length; at++) {
    crc = tables[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
