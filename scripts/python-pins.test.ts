import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./project.ts";
import { pythonPins } from "./python-pins.ts";

const read = (file: string) => readFileSync(join(root, "evalscope", file), "utf8");
const hash = "0".repeat(64);

test("a pin has a name, a version, a marker perhaps, and hashes", () => {
  const text = `# made by\nsix==1.17.0 \\\n    --hash=sha256:${hash} \\\n    --hash=sha256:${"1".repeat(64)}\nuvloop[dev]==1.0 ; sys_platform != 'win32' \\\n    --hash=sha256:${hash}\n`;
  expect(pythonPins(text)).toEqual([
    { name: "six", version: "1.17.0", hashes: [hash, "1".repeat(64)] },
    { name: "uvloop", version: "1.0", hashes: [hash] },
  ]);
});

test.each(["six==1.17.0", `six>=1 --hash=sha256:${hash}`, `six --hash=sha256:${hash}`])(
  "%s is none",
  (line) => expect(() => pythonPins(line)).toThrow("no pin with hashes"),
);

test("all that evalscope needs is pinned, the release that is asked for too, and no index is named", () => {
  const constraints = read("constraints.txt");
  const pins = pythonPins(constraints);
  const [, wanted] = /^evalscope\[perf\]==(\S+)$/m.exec(read("requirements.txt")) ?? [];
  expect(pins.find(({ name }) => name === "evalscope")?.version).toBe(wanted);
  expect(pins.length).toBeGreaterThan(80);
  expect(constraints).not.toMatch(/https?:|--(?:extra-)?index-url/);
});
