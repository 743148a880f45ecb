import { join } from "node:path";
import { expect, test } from "vitest";
import { describeCase, runOf } from "../testing/cases.ts";
import { publishedSamples } from "../testing/conversion.ts";

describeCase("attack-pathanswer", (converted) => {
  test("a path that was asked for, and another that was answered, are published as they are", () => {
    const { folder } = runOf(converted(), "r");
    const found = publishedSamples(join(folder, "samples/linux"));
    expect(found.map(({ target, prediction, score }) => [target, prediction, score])).toEqual([
      ["/etc/passwd", "/usr/passwd", 0],
      ["/usr/bin/python3", "/opt/bin/python3", 0],
    ]);
  });
});

describeCase("attack-runname", (converted) => {
  test("a name that begins like a key and is words with dashes is no key", () => {
    expect([...converted().runs.keys()].toSorted()).toEqual(["other", "sk-llama3-8b-lora"]);
  });
});

describeCase("attack-imgsecret", (converted) => {
  test("an address with auth_token=1 in a picture is no key", () => {
    expect([...converted().runs.keys()].toSorted()).toEqual(["other", "pics"]);
  });
});
