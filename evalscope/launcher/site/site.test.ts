import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { optionsOf } from "../options.ts";
import { openingOf } from "./browser.ts";
import { follow } from "./follow.ts";
import { openSite } from "./open-site.ts";

const home = mkdtempSync(join(tmpdir(), "evalsite-site-"));
const siteDir = join(home, "site");
mkdirSync(siteDir);
writeFileSync(join(siteDir, "index.html"), "the list");
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("a page", () => {
  const page = "http://localhost:3000/runs/a/";

  test.each([
    ["darwin", {}, "open"],
    ["win32", {}, "rundll32"],
    ["linux", { DISPLAY: ":0" }, "xdg-open"],
    ["linux", { DISPLAY: "", WAYLAND_DISPLAY: "wayland-0" }, "xdg-open"],
  ] as const)("is opened on %s with %j by %s", (platform, environment, program) => {
    const opening = openingOf(page, platform, environment);
    expect(opening).toMatchObject({ kind: "run", program });
    expect(opening.kind === "run" && opening.args.at(-1)).toBe(page);
  });

  test.each([
    ["darwin", { CI: "true" }, "in CI"],
    ["linux", { CI: "1", DISPLAY: ":0" }, "in CI"],
    ["linux", {}, "there is no display"],
  ] as const)("is not opened on %s with %j: %s", (platform, environment, reason) => {
    expect(openingOf(page, platform, environment)).toEqual({ kind: "skip", reason });
  });
});

describe("the site", () => {
  test("is served by this process, and served no more when it is closed", async () => {
    const site = await openSite(siteDir, 0);
    expect(site.isOurs).toBe(true);
    expect(await (await fetch(`${site.address}/`)).text()).toBe("the list");
    site.close();
    await expect(fetch(`${site.address}/`)).rejects.toThrow("fetch failed");
  });

  test("that is served already is used as it is", async () => {
    mkdirSync(join(siteDir, "_evalsite"), { recursive: true });
    writeFileSync(join(siteDir, "_evalsite/boot.js"), "");
    const first = await openSite(siteDir, 0);
    const second = await openSite(siteDir, Number(new URL(first.address).port));
    expect(second).toMatchObject({ address: first.address, isOurs: false });
    second.close();
    expect((await fetch(`${first.address}/`)).status).toBe(200);
    first.close();
  });

  test("is not served where another program listens, nor without an export", async () => {
    const other = createServer((_request, response) => response.writeHead(404).end());
    other.listen(0);
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    await expect(openSite(siteDir, port)).rejects.toThrow(`Port ${port} is taken`);
    await expect(openSite(home, 0)).rejects.toThrow("holds no exported site");
    await expect(openSite(siteDir, Number("abc"))).rejects.toThrow("cannot be served at");
    other.close();
  });

  test("of another folder must be named when the data go elsewhere", () => {
    const argv = ["--config", "a.yaml", "--out-dir", home];
    expect(() => optionsOf("eval", [...argv, "--open"])).toThrow("--out-dir needs --site-dir");
    expect(() => optionsOf("perf", [...argv, "--watch-site"])).toThrow("--out-dir needs");
    expect(optionsOf("eval", [...argv, "--watch-site", "--site-dir", siteDir])).toMatchObject({
      siteDir,
      open: null,
    });
    expect(optionsOf("eval", [...argv, "--no-open"]).open).toBe(false);
  });
});

test("what follows a run takes a failed step for no reason to stop, and ends with the last one", async () => {
  const told: unknown[] = [];
  const failed = Promise.withResolvers<void>();
  const end = follow(
    () => Promise.reject(new Error("no space")),
    (error) => {
      told.push(error);
      failed.resolve();
    },
  );
  await failed.promise;
  await end();
  expect(told).toEqual([new Error("no space")]);
});
