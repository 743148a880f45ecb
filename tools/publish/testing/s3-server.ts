import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll } from "vitest";
import { lastingFolder } from "../../etl/testing/folders.ts";
import { S3Store } from "../stores/s3-store.ts";
import { signedHeaders } from "../stores/sign.ts";

export const testCredentials = {
  accessKeyId: "tester",
  secretAccessKey: "for-tests-only",
  sessionToken: null,
  region: "us-east-1",
};

/** A real S3 server on this machine, until the tests of the file end. */
export interface S3Server {
  readonly endpoint: string;
  readonly bucket: string;
}

/** @param program what `findS3Server` found */
export async function startS3Server(program: string): Promise<S3Server> {
  const folder = lastingFolder();
  const port = await freePort();
  const data = join(folder, "data");
  mkdirSync(data);
  const { accessKeyId, secretAccessKey, region } = testCredentials;
  const args = ["--port", `127.0.0.1:${port}`, "--region", region, "posix", data];
  const env = {
    PATH: "",
    HOME: folder,
    ROOT_ACCESS_KEY: accessKeyId,
    ROOT_SECRET_KEY: secretAccessKey,
  };
  const child = spawn(program, args, { env, stdio: ["ignore", "ignore", "ignore"] });
  const ended = once(child, "exit");
  afterAll(async () => {
    child.kill();
    await ended;
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const bucket = "site";
  let isGone = false;
  void ended.then(() => (isGone = true));
  while (!(await isMade(`${endpoint}/${bucket}`)))
    if (isGone) throw new Error("the S3 server ended while it started");
  return { endpoint, bucket };
}

/** A store with nothing in it. */
export function s3Store({ endpoint, bucket }: S3Server, prefix: string): S3Store {
  return new S3Store({ bucket, prefix, endpoint }, testCredentials, 1);
}

async function isMade(address: string): Promise<boolean> {
  const url = new URL(address);
  const headers = signedHeaders(
    { method: "PUT", url, headers: {}, body: null },
    testCredentials,
    new Date(),
  );
  const response = await fetch(url, { method: "PUT", headers }).catch(() => null);
  return response?.ok === true;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  server.close();
  await once(server, "close");
  return port;
}
