/** A part of the data that values are measured on. */
export type Split = "train" | "eval" | "test";

const words: ReadonlyMap<string, Split> = new Map([
  ...named("train", "train training trn fit 训练 训练集 訓練"),
  ...named(
    "eval",
    `eval evaluate evaluating evaluation val valid validate validating validation dev devel holdout
     heldout held_out held-out 验证 验证集 驗證 评估 評估`,
  ),
  ...named("test", "test testing tst 测试 测试集 測試"),
]);

function named(split: Split, names: string): readonly (readonly [string, Split])[] {
  return names.split(/\s+/).map((name) => [name, split]);
}

/** What a word like "val" or "Validation" names; undefined if it is no such word. */
export function splitOf(word: string): Split | undefined {
  return words.get(word.trim().toLowerCase());
}

/** The same of a folder's or a file's name, in which "test" and "dev" may mean anything. */
export function splitOfFolder(name: string): Split | undefined {
  return /^(?:dev|test|testing|fit)$/i.test(name) ? undefined : splitOf(name);
}

/** The split that a text of several words begins with, "val_unseen" or "eval step", and the words behind it. */
export function splitBefore(text: string): { readonly split: Split; readonly rest: string } | null {
  const [, first = "", rest = ""] = /^([^\s_:./-]+)[\s_:./-]+(.+)$/s.exec(text.trim()) ?? [];
  const split = splitOf(first);
  return split === undefined ? null : { split, rest };
}
