import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { convert, problems, publishedMeta, samples } from "../testing/conversion.ts";
import { filesBelow, temporaryFolder, treeOf, writeTree } from "../testing/folders.ts";
import { listFolder } from "./folder-source.ts";
import { unpack } from "./unpack.ts";

/** `log`, packed by the xz command of XZ Utils 5.4. */
const packedByXz = Buffer.from(
  "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AAtACFdAD2IimeDnLkHmFGF+Dur030VmkO+ljzKrW6UMKjwnRoAAAAAAAAmBf8XuOeHswABPS5a8LiWH7bzfQEAAAAABFla",
  "base64",
);
const log = '{"step": 1, "loss": 2}\n{"step": 2, "loss": 1}\n';

test("what is packed is converted as what is not: files of samples, logs, configurations", async () => {
  const plain = {
    "samples.jsonl": samples(3),
    "deep/log.jsonl": log,
    "more/log.jsonl": log,
    "run.yaml": "project: p\n",
  };
  const packed = {
    "samples.jsonl.gz": gzipSync(plain["samples.jsonl"]),
    "deep/log.jsonl.zst": zstdCompressSync(Buffer.from(log)),
    "more/log.jsonl.xz": packedByXz,
    "run.yaml.GZ": gzipSync(plain["run.yaml"]),
  };
  const [one, other] = [plain, packed].map((files) => {
    const raw = temporaryFolder();
    writeTree(join(raw, "r"), files);
    return raw;
  });
  const [outOne, outOther] = [join(temporaryFolder(), "out"), join(temporaryFolder(), "out")];
  await convert(one ?? "", outOne);
  const { outcomes } = await convert(other ?? "", outOther);
  expect(outcomes).toMatchObject([{ kind: "converted" }]);
  expect(treeOf(outOther)).toEqual(treeOf(outOne));
  expect(filesBelow(outOther).filter((path) => path.includes("unpacked"))).toEqual([]);
});

test("what cannot be unpacked is named, and the rest is there", async () => {
  const raw = temporaryFolder();
  writeTree(join(raw, "r"), {
    "samples.jsonl": samples(1),
    "samples.jsonl.gz": gzipSync(samples(9)),
    "cut.jsonl.gz": gzipSync(log.repeat(5000)).subarray(0, 100),
    "bomb.jsonl.gz": gzipSync(Buffer.alloc(200 << 20, 10)),
    "other.jsonl.xz": "no archive",
    "cut-too.jsonl.xz": packedByXz.subarray(0, 40),
    "text.gz": "no archive",
  });
  const out = join(temporaryFolder(), "out");
  await convert(raw, out);
  const { issues, account } = publishedMeta(out, "r");
  expect(account).toMatchObject({ samples_out: 1 });
  expect(problems(issues)).toEqual([
    "packed other.jsonl.xz",
    "packed text.gz",
    "too-large bomb.jsonl.gz",
    "truncated-file cut-too.jsonl.xz",
    "truncated-file cut.jsonl.gz",
    "truncated-line cut.jsonl:586",
  ]);
  expect(account?.points_in).toBeGreaterThan(500);
  expect(issues.filter(({ code }) => code === "left-over-copy")).toMatchObject([
    { file: "samples.jsonl.gz", severity: "note" },
  ]);
}, 60_000);

test("nothing is unpacked where nothing is packed", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "log.jsonl"), log);
  const scratch = join(folder, "scratch");
  const { files, absolute } = await unpack(listFolder(folder).files, folder, scratch);
  expect(files.map(({ path }) => absolute(path))).toEqual([join(folder, "log.jsonl")]);
  expect(existsSync(scratch)).toBe(false);
});
