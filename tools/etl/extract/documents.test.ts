import { expect, test } from "vitest";
import { Documents } from "./documents.ts";
import type { SourceFile } from "./source.ts";

const file = (content: string, size = content.length): SourceFile => ({
  path: "reports/m/a.json",
  size,
  async *bytes() {
    yield new TextEncoder().encode(content);
  },
});

test("a document is read", async () => {
  expect(await new Documents().json(file("[1]"))).toMatchObject({ kind: "ok", value: [1] });
});

test("one that is too large is not opened, and is told with its size and what may be read", async () => {
  const huge: SourceFile = {
    ...file("", 70_000_000),
    bytes: () => {
      throw new Error("opened");
    },
  };
  expect(await new Documents().json(huge)).toMatchObject({
    kind: "issue",
    code: "document-too-large",
    severity: "dropped",
    place: { file: "reports/m/a.json" },
    message: "70000000 bytes: at most 67108864 are read",
  });
  expect(await new Documents().text(file("a: 1"), 3)).toMatchObject({ code: "document-too-large" });
});

test("neither are small ones that hold too many values together", async () => {
  const documents = new Documents(700);
  expect(await documents.json(file("[1,2]"))).toMatchObject({ kind: "ok" });
  expect(await documents.json(file("[1,2,3]"))).toMatchObject({ code: "document-too-large" });
});
