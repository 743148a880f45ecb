import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.ts";

const folder = join(root, "node_modules/.cache/evalsite");
const program = "github.com/versity/versitygw/cmd/versitygw@v1.8.0";

/** A small S3 server (versitygw, Apache-2.0) for tests; null: none is installed here. */
export function findS3Server(): string | null {
  const path = process.env["S3_SERVER_PATH"] ?? join(folder, "versitygw");
  return existsSync(path) ? path : null;
}

export const howToGetS3Server =
  "No S3 server for tests here: they are left out. With Go installed, get one by: npm run services";

/** Builds it by Go, which takes some minutes the first time. @returns whether it is there then */
export function installS3Server(): boolean {
  if (findS3Server() !== null) return true;
  const env = { ...process.env, GOBIN: folder };
  spawnSync("go", ["install", program], { stdio: "inherit", env });
  return findS3Server() !== null;
}
