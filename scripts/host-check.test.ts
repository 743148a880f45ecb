import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { hostname, networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { isOwnHost, thisMachine } from "./host-check.ts";
import { serveSite } from "./serve-site.ts";

const network = { host: "0.0.0.0", allowed: ["Eval.example.org"] };

test.each([
  "localhost",
  "LOCALHOST:3000",
  "127.0.0.1:8080",
  "[::1]:3000",
  "a.localhost:1",
  "localhost.",
])("%s is this machine, at whatever port a tunnel has", (host) =>
  expect(isOwnHost(host, thisMachine)).toBe(true),
);

test.each([
  undefined,
  "",
  "evil.example",
  "evil.example:3000",
  "localhost.evil.example",
  "127.0.0.1.evil.example",
  "notlocalhost",
  "localhost@evil.example",
  hostname(),
])("%s is another name", (host) => expect(isOwnHost(host, thisMachine)).toBe(false));

test.each(["10.1.2.3:3000", `${hostname()}:3000`, "eval.example.org", "localhost:3000"])(
  "on the network %s is this machine",
  (host) => expect(isOwnHost(host, network)).toBe(true),
);

test("on the network, other names are still none of this machine's", () => {
  expect(isOwnHost("evil.example", network)).toBe(false);
});

/** A served folder, and what it answers to a request with that `Host`. */
async function served(host?: string) {
  const siteDir = mkdtempSync(join(tmpdir(), "evalsite-host-"));
  writeFileSync(join(siteDir, "index.html"), "the list");
  writeFileSync(join(siteDir, "404.html"), "not there");
  const server = await serveSite(
    siteDir,
    0,
    host === undefined ? thisMachine : { host, allowed: [] },
  );
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    rmSync(siteDir, { recursive: true });
  });
  const { port } = server.address() as AddressInfo;
  const get = async (named: string) => {
    const asked = request({ host: "127.0.0.1", port, headers: { host: named } }).end();
    const [response] = await once(asked, "response");
    let text = "";
    for await (const chunk of response) text += String(chunk);
    return { status: response.statusCode, text, headers: response.headers };
  };
  return { port, get };
}

test("a request for another name gets a plain answer and nothing of the site", async () => {
  const { get } = await served();
  expect(await get("localhost:3000")).toMatchObject({ status: 200, text: "the list" });
  const { status, text } = await get("evil.example");
  expect(status).toBe(421);
  expect(text).toContain("--allow-host");
  expect(text).not.toContain("the list");
});

test("what is served is for this site's own pages, and is what its name says", async () => {
  const { headers } = await (await served()).get("localhost");
  expect(headers).toMatchObject({
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
  });
});

const others = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .filter(({ family, internal }) => family === "IPv4" && !internal);

test.skipIf(others.length === 0)(
  "nobody else on the network gets a connection, unless asked for",
  async () => {
    const address = others[0]?.address ?? "";
    const reached = async (port: number) => {
      const socket = connect(port, address);
      const connected = await Promise.race([
        once(socket, "connect").then(() => true),
        once(socket, "error").then(() => false),
      ]).catch(() => false);
      socket.destroy();
      return connected;
    };
    expect(await reached((await served()).port)).toBe(false);
    expect(await reached((await served("0.0.0.0")).port)).toBe(true);
  },
);
