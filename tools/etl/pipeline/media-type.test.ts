import { expect, test } from "vitest";
import { mediaExtension } from "./media-type.ts";

const bytes = (hex: string) => Buffer.from(`${hex.replaceAll(" ", "")}${"00".repeat(16)}`, "hex");

test.each([
  ["89504e470d0a1a0a", "png"],
  ["ffd8ffe0", "jpg"],
  ["474946383961 0100", "gif"],
  ["52494646 24080000 57454250", "webp"],
  ["52494646 24080000 57415645", "wav"],
  ["49443304", "mp3"],
  ["fffb9064", "mp3"],
  ["4f67675300", "ogg"],
  ["664c614300000022", "flac"],
  ["00000020 6674797069736f6d", "mp4"],
  ["1a45dfa3", "webm"],
])("%s… is %s", (hex, extension) => {
  expect(mediaExtension(bytes(hex))).toBe(extension);
});

test.each([
  ["a text", Buffer.from("root:x:0:0:root:/root:/bin/sh\n")],
  ["text that begins like a picture", Buffer.from(`GIF89a${" and so on".repeat(20)}`)],
  ["text that begins like a sound", Buffer.from(`OggS${" and so on".repeat(20)}`)],
  ["UTF-16 text", Buffer.from([0xff, 0xfe, 0x61, 0, 0x62, 0])],
  ["SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")],
  ["PDF", Buffer.from("%PDF-1.7\n%\u00e2\u00e3\n")],
  ["a program", Buffer.from("7f454c460201010000000000", "hex")],
  ["a pickle", Buffer.from("80049500000000", "hex")],
  ["nothing", Buffer.alloc(0)],
])("%s is none", (_name, content) => {
  expect(mediaExtension(content)).toBeNull();
});
