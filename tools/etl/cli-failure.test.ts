import { expect, test } from "vitest";
import { failureText } from "./cli-failure.ts";

test.each(["EMFILE", "ENFILE"])(
  "%s: what to do is said, not where in the program it was",
  (code) => {
    const text = failureText(Object.assign(new Error("open"), { code, path: "raw/a.jsonl" }));
    expect(text).toMatch(
      /^Too many files are open: raise the limit \(ulimit -n 1024\).*raw\/a\.jsonl/,
    );
    expect(text).not.toContain("\n");
  },
);
