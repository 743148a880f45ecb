import { execFileSync } from "node:child_process";
import { linkSync, mkdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder, writeTree } from "../testing/folders.ts";
import { fileSource, listFolder } from "./folder-source.ts";

function pathsIn(folder: string): readonly string[] {
  return listFolder(folder).files.map((file) => file.path);
}

test("files come sorted by path, whatever order the disk has them in", () => {
  const names = ["b/2", "b/10", "a.txt", "a/x", "Z", "中.txt"];
  const files = Object.fromEntries(names.map((name) => [name, name]));
  const reversed = Object.fromEntries(names.toReversed().map((name) => [name, name]));
  const [one, other] = [
    writeTree(temporaryFolder(), files),
    writeTree(temporaryFolder(), reversed),
  ];
  expect(pathsIn(one)).toEqual(names.toSorted());
  expect(pathsIn(other)).toEqual(names.toSorted());
});

test("links that lead back or above end there", () => {
  const raw = writeTree(temporaryFolder(), { "run/sub/a": "", "other/b": "" });
  const run = join(raw, "run");
  symlinkSync(run, join(run, "sub/up"));
  symlinkSync("itself", join(run, "itself"));
  symlinkSync(raw, join(run, "above"));
  symlinkSync(join(run, "sub"), join(run, "sub/here"));
  const { files, skipped } = listFolder(run);
  expect(files.map((file) => file.path)).toEqual(["sub/a"]);
  expect(skipped.map(({ path, code }) => `${path} ${code}`)).toEqual([
    "above symlink-loop",
    "itself symlink-loop",
    "sub/here symlink-loop",
    "sub/up symlink-loop",
  ]);
});

test("two links at each of thirty levels do not give a billion files", () => {
  const folder = temporaryFolder();
  for (let level = 0; level < 30; level++) {
    mkdirSync(join(folder, `level${level}`));
    for (const name of ["left", "right"])
      symlinkSync(join(folder, `level${level + 1}`), join(folder, `level${level}/${name}`));
  }
  writeTree(folder, { "level30/file": "" });
  expect(pathsIn(folder)).toEqual(["level30/file"]);
});

test("a link to another folder around is followed; one beside what it names is not read twice", () => {
  const raw = writeTree(realpathSync(temporaryFolder()), {
    "other/reports/r.json": "{}",
    "run/z-2026/log": "",
  });
  const folder = join(raw, "run");
  symlinkSync(join(raw, "other"), join(folder, "far"));
  symlinkSync("z-2026", join(folder, "latest"));
  expect(listFolder(folder, raw).files.map(({ path }) => path)).toEqual([
    "far/reports/r.json",
    "z-2026/log",
  ]);
});

test("a link that leads out is not followed, whatever it goes through; a folder that is a link itself is", () => {
  const home = realpathSync(temporaryFolder());
  writeTree(home, {
    "secret/key.txt": "k",
    "raw-2/x": "",
    "raw/other/log": "",
    "trainer/log": "",
    "trainer/deep/more": "",
  });
  const raw = join(home, "raw");
  const trainer = join(home, "trainer");
  symlinkSync(trainer, join(raw, "run"));
  symlinkSync(join(home, "secret/key.txt"), join(trainer, "picture.png"));
  symlinkSync(join(home, "secret"), join(trainer, "folder"));
  symlinkSync("../secret/key.txt", join(trainer, "relative"));
  symlinkSync(join(home, "raw-2"), join(trainer, "name-begins-alike"));
  symlinkSync(join(home, "secret"), join(raw, "other/out"));
  symlinkSync(join(raw, "other/out/key.txt"), join(trainer, "through-another-run"));
  symlinkSync("deep", join(trainer, "inside"));
  symlinkSync(join(raw, "other/log"), join(trainer, "around"));
  const { files, skipped } = listFolder(join(raw, "run"), raw);
  expect(files.map(({ path }) => path)).toEqual(["around", "deep/more", "log"]);
  expect(skipped.map(({ path, code }) => `${path} ${code}`)).toEqual([
    "folder outside-link",
    "inside symlink-loop",
    "name-begins-alike outside-link",
    "picture.png outside-link",
    "relative outside-link",
    "through-another-run outside-link",
  ]);
});

test.each(["", "/file", "/deep/file"])(
  "a link that leads elsewhere looks different, though the files there are the same (%s)",
  (file) => {
    const elsewhere = writeTree(realpathSync(temporaryFolder()), { [`one${file}`]: "x" });
    mkdirSync(dirname(join(elsewhere, `two${file}`)), { recursive: true });
    linkSync(join(elsewhere, `one${file}`), join(elsewhere, `two${file}`));
    const folder = temporaryFolder();
    const stampOf = (target: string) => {
      rmSync(join(folder, "link"), { force: true });
      symlinkSync(join(elsewhere, target), join(folder, "link"));
      return listFolder(folder, elsewhere).files[0]?.stamp;
    };
    expect(stampOf("one")).not.toBe(stampOf("two"));
    expect(stampOf("one")).toBe(stampOf("one"));
  },
);

test("what is no file is named with its reason", () => {
  const folder = writeTree(temporaryFolder(), { "node_modules/x": "", kept: "" });
  symlinkSync("nowhere", join(folder, "broken"));
  execFileSync("mkfifo", [join(folder, "pipe")]);
  const { files, skipped } = listFolder(folder);
  expect(files.map((file) => file.path)).toEqual(["kept"]);
  expect(skipped.map(({ path, code }) => `${path} ${code}`)).toEqual([
    "broken broken-link",
    "node_modules ignored",
    "pipe not-a-file",
  ]);
});

test("a range gives these bytes, an empty one none; a file that is gone throws", async () => {
  const folder = writeTree(temporaryFolder(), { file: "0123456789" });
  const source = fileSource(join(folder, "file"), "file", 10);
  expect(await textOf(source.bytes())).toBe("0123456789");
  expect(await textOf(source.bytes({ start: 2, end: 5 }))).toBe("234");
  expect(await textOf(source.bytes({ start: 5, end: 5 }))).toBe("");
  rmSync(join(folder, "file"));
  await expect(textOf(source.bytes())).rejects.toThrow("ENOENT");
});

test("a file is read to the end that it has now, small or large", async () => {
  const folder = writeTree(temporaryFolder(), { file: "x".repeat(700_000) });
  for (const listed of [0, 3, 699_999, 700_000, 800_000]) {
    const source = fileSource(join(folder, "file"), "file", listed);
    expect((await textOf(source.bytes())).length).toBe(700_000);
    expect((await textOf(source.bytes({ start: 1, end: 300_000 }))).length).toBe(299_999);
  }
});

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString();
}
