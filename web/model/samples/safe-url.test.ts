import * as fc from "fast-check";
import { expect, test } from "vitest";
import { mediaPlace, safeLink } from "./safe-url.ts";

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox",
  "blob:https://a/b",
  "file:///etc/passwd",
  "//evil.example/x",
  "/runs",
  "../x",
  "https://user:secret@example.com/",
  "",
])("refuses the link %j", (address) => {
  expect(safeLink(address)).toBeNull();
});

test.each(["https://example.com/a?b#c", "http://example.com/", "mailto:a@example.com"])(
  "keeps the link %j",
  (address) => expect(safeLink(address)).toBe(address),
);

test("whatever is kept has one of three protocols", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.string(),
        fc.string().map((s) => `javascript:${s}`),
      ),
      (address) => {
        const link = safeLink(address);
        expect(link === null || /^(https?|mailto):/.test(link)).toBe(true);
      },
    ),
  );
});

test.each([
  ["media/a b.png", "file"],
  ["data:image/png;base64,iVBORw0=", "embedded"],
  ["https://example.com/a.png", "remote"],
  ["data:image/svg+xml;base64,PHN2Zz4=", "refused"],
  ["data:text/html;base64,PHN2Zz4=", "refused"],
  ["../../secret.png", "refused"],
  ["/etc/x.png", "refused"],
  ["a\\..\\b.png", "refused"],
  ["javascript:alert(1)", "refused"],
  ["", "refused"],
])("%j is %s", (src, kind) => expect(mediaPlace(src).kind).toBe(kind));
