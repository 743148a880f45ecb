import { bilingual } from "./bilingual.ts";

/** What is said of runs that are not published as they are now. */
export const withheldText = bilingual({
  en: {
    title: "Withheld",
    old: (shown: string) => `This is the version of ${shown}.`,
    oldListed: (shown: string) => `Shown is the version of ${shown}.`,
    none: "Nothing of it is published.",
    inFile: (found: string, file: string) =>
      `The newest version would publish what looks like a secret (${found}, in ${file}).`,
    inName: (found: string) =>
      `The newest version would publish what looks like a secret (${found}) in the name of a file or folder.`,
    unnamed: (count: number) =>
      count === 1
        ? "One run is not published, nor named here: its name holds what looks like a secret."
        : `${count} runs are not published, nor named here: their names hold what looks like secrets.`,
    more: (count: number) => `and ${count} more`,
    todo: "Remove it from the raw files, or rename what holds it, and convert again.",
  },
  zh: {
    title: "暂不发布",
    old: (shown: string) => `当前显示的是 ${shown} 的版本。`,
    oldListed: (shown: string) => `显示的是 ${shown} 的版本。`,
    none: "该运行的内容均未发布。",
    inFile: (found: string, file: string) =>
      `最新版本中有疑似密钥的内容（${found}，位于 ${file}），因此未发布。`,
    inName: (found: string) =>
      `最新版本的文件名或文件夹名中有疑似密钥的内容（${found}），因此未发布。`,
    unnamed: (count: number) =>
      `${count} 个运行因名称中有疑似密钥的内容而未发布，此处也不显示其名称。`,
    more: (count: number) => `另有 ${count} 个`,
    todo: "请从原始文件中删除该内容，或重命名相应的文件、文件夹，然后重新转换。",
  },
});
