import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sourceFolders } from "../tools/etl/node/code-digest.ts";
import { siteSources } from "./build-site.ts";
import { root } from "./project.ts";

/** Folders of the project's own packages that a package needs. */
function ownPackages(folder: string): readonly string[] {
  const { dependencies } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  return Object.keys(dependencies)
    .filter((name) => name.startsWith("@evalsite/"))
    .map((name) => name.slice("@evalsite/".length));
}

test("a change of a package that the ETL needs converts everything again", () => {
  const needed = ownPackages("tools/etl");
  expect(needed).toContain("statistics");
  expect(sourceFolders).toEqual(expect.arrayContaining(["tools/etl", ...needed]));
});

test("a change of a package that the site needs builds it again", () => {
  const needed = ownPackages("web");
  expect(needed).toContain("protocol");
  expect(siteSources).toEqual(expect.arrayContaining(["web", ...needed]));
});
