import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/folders.ts";
import { Letters } from "../testing/drawn-letters.ts";
import { secretFilter } from "../transform/redact.ts";
import { LeakError, PublishedFolder } from "./published-folder.ts";

const secret = `glpat-${new Letters(1).b62(20)}`;

function newFolder(): PublishedFolder {
  return new PublishedFolder(temporaryFolder(), "runs/r", secretFilter());
}

test("a text in parts is written, and counted, as the whole", () => {
  const parts = ["[", '{"a":"语"}', ',{"b":1}', "]\n"];
  const [one, other] = [newFolder(), newFolder()];
  one.writeParts("below/list.json", parts);
  other.writeText("below/list.json", parts.join(""));
  expect(readFileSync(join(one.root, "below/list.json"), "utf8")).toBe(parts.join(""));
  expect(one.contentId()).toBe(other.contentId());
});

test("a secret in any part stops it", () => {
  expect(() => newFolder().writeParts("list.json", ["[1", `,"${secret}"`, "]"])).toThrow(LeakError);
});
