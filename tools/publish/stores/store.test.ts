import { describe, expect, test } from "vitest";
import { findS3Server, howToGetS3Server } from "../../../scripts/s3-server.ts";
import { lastingFolder } from "../../etl/testing/folders.ts";
import { s3Store, startS3Server, testCredentials } from "../testing/s3-server.ts";
import { FolderStore } from "./folder-store.ts";
import { S3Store } from "./s3-store.ts";
import { signedHeaders } from "./sign.ts";
import type { Store } from "./store.ts";

const program = findS3Server();
if (program === null) process.stderr.write(`${howToGetS3Server}\n`);
const server = program === null ? null : await startS3Server(program);
const folder = lastingFolder();

const stores: readonly (readonly [string, (name: string) => Store])[] = [
  ["a folder", (name) => new FolderStore(`${folder}/${name}`)],
  ...(server === null ? [] : [["S3", (name: string) => s3Store(server, name)] as const]),
];

const headers = { contentType: "text/plain; charset=utf-8", cacheControl: "no-cache" };
const odd = "runs/模型 a+b%2F#?&='()*!~/ü.txt";

test.skipIf(server === null)("the contract is tested on a real S3 server, too", () => {
  expect(stores.map(([name]) => name)).toEqual(["a folder", "S3"]);
});

describe.each(stores)("%s", (_name, storeOf) => {
  test("gives back what was put, under names of any kind", async () => {
    const store = storeOf("names");
    for (const path of ["a.txt", odd]) {
      await store.put(path, Buffer.from(path), headers);
      expect((await store.get(path))?.bytes.toString()).toBe(path);
    }
    expect(await store.get("b.txt")).toBe(null);
    expect((await store.list("runs")).toSorted()).toEqual([odd]);
    expect(await store.list("run")).toEqual([]);
  });

  test("moves onto another file, and removes", async () => {
    const store = storeOf("moves");
    await store.put(odd, Buffer.from("new"), headers);
    await store.put("there", Buffer.from("old"), headers);
    await store.move(odd, "there", headers);
    expect((await store.get("there"))?.bytes.toString()).toBe("new");
    expect(await store.get(odd)).toBe(null);
    await store.remove("there");
    await store.remove("there");
    expect(await store.get("there")).toBe(null);
  });

  test("lists more than one page of names", async () => {
    const store = storeOf("many");
    const names = Array.from({ length: 1005 }, (_, n) => `d/${String(n).padStart(4, "0")}`);
    for (let at = 0; at < names.length; at += 50)
      await Promise.all(
        names.slice(at, at + 50).map((name) => store.put(name, Buffer.from("x"), headers)),
      );
    expect((await store.list("d")).toSorted()).toEqual(names);
  });

  test("of many that replace one version, one does", async () => {
    const store = storeOf("swap");
    const race = (tag: string | null) =>
      Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          store.putIf("m", Buffer.from(`${tag} ${n}`), headers, tag).catch(() => false),
        ),
      );
    for (let turn = 0; turn < 5; turn++) {
      const tag = (await store.get("m"))?.tag ?? null;
      expect((await race(tag)).filter(Boolean)).toHaveLength(1);
    }
    expect(await store.putIf("m", Buffer.from("z"), headers, "another")).toBe(false);
    expect(await store.putIf("m", Buffer.from("z"), headers, null)).toBe(false);
  });
});

describe.runIf(server !== null)("S3", () => {
  test("says what the host is to say of a file, also after a move", async () => {
    const { endpoint, bucket } = server ?? { endpoint: "", bucket: "" };
    const store = s3Store({ endpoint, bucket }, "headers");
    await store.put("a", Buffer.from("x"), headers);
    await store.move("a", "b", { ...headers, cacheControl: "public, max-age=5" });
    const url = new URL(`${endpoint}/${bucket}/headers/b`);
    const signed = signedHeaders(
      { method: "GET", url, headers: {}, body: null },
      testCredentials,
      new Date(),
    );
    const answer = await fetch(url, { headers: signed });
    expect(answer.headers.get("content-type")).toBe(headers.contentType);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=5");
  });

  test("a wrong key is told as the store tells it", async () => {
    const place = { bucket: server?.bucket ?? "", prefix: "", endpoint: server?.endpoint ?? "" };
    const store = new S3Store(place, { ...testCredentials, secretAccessKey: "wrong" }, 1);
    await expect(store.put("a", Buffer.from("x"), headers)).rejects.toThrow(
      /403 \(SignatureDoesNotMatch/,
    );
  });
});

test("a store that cannot be reached is named", async () => {
  const place = { bucket: "b", prefix: "p", endpoint: "http://127.0.0.1:9" };
  await expect(new S3Store(place, testCredentials, 1).get("x")).rejects.toThrow(
    /^s3:\/\/b\/p cannot be reached: /,
  );
});
