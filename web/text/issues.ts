import { bilingual } from "./bilingual.ts";

interface Advice {
  /** What the fact means. */
  readonly what: string;
  /** What to do about it. */
  readonly todo: string;
}

interface IssueText {
  readonly codes: Readonly<Record<string, Advice>>;
  /** For codes that are not in the list. */
  readonly bySeverity: Readonly<Record<"dropped" | "warning" | "note", string>>;
}

/** Explanation and advice for the codes of the conversion's issues. */
export const issueTexts = bilingual<IssueText>({
  en: {
    codes: {
      "not-json": {
        what: "A line or file is not valid JSON.",
        todo: "Most often a write was cut off. Look at the line; the rest of the file was used.",
      },
      "not-yaml": {
        what: "A file is not valid YAML.",
        todo: "Correct the file and convert again; its settings are missing here.",
      },
      "truncated-line": {
        what: "The last line of a file is cut off.",
        todo: "The evaluation stopped while writing, or is still writing. Convert again when it has ended.",
      },
      "truncated-tail": {
        what: "The end of a file is cut off.",
        todo: "Everything up to the cut was used. Convert again when writing has ended.",
      },
      "truncated-file": {
        what: "A file is cut off.",
        todo: "Everything up to the cut was used. Copy the file again if the original is whole.",
      },
      "unusable-record": {
        what: "A record lacks what is needed to use it.",
        todo: "Look at the line: without question, answer or score it cannot be shown.",
      },
      "record-too-large": {
        what: "A record is larger than the limit.",
        todo: "Look at the line; a single answer of this size is most often an endless repetition.",
      },
      "too-large": {
        what: "Something is larger than the limit.",
        todo: "Look at the file; the rest was used.",
      },
      "non-finite-number": {
        what: "NaN or Infinity stands where a number should be.",
        todo: "It is treated as no value. In a loss it means that training broke down there.",
      },
      "duplicate-sample": {
        what: "The same answer stands there more than once.",
        todo: "The last one counts. Most often an evaluation was resumed.",
      },
      "duplicate-id": {
        what: "Different records have the same id.",
        todo: "Check how ids are given; pairing between runs depends on them.",
      },
      "duplicate-result": {
        what: "A result is given more than once.",
        todo: "The last one counts. Remove the older file if it is not meant.",
      },
      "repeated-answer-id": {
        what: "An answer id occurs again.",
        todo: "Both answers are kept. Nothing needs to be done if the evaluation was resumed.",
      },
      "score-disagrees": {
        what: "The reported score is not the mean over the samples.",
        todo: "Both are shown. Look for missing, repeated or re-scored answers.",
      },
      "newer-format": {
        what: "The file has fields that are not known here.",
        todo: "It was probably written by a newer version. Known fields were used; update when a reader for it exists.",
      },
      "empty-file": {
        what: "A file is empty.",
        todo: "Nothing needs to be done if the evaluation wrote nothing there.",
      },
      "left-over-copy": {
        what: "A copy was left beside the real file.",
        todo: "It was not read. It can be deleted.",
      },
      "points-replaced": {
        what: "Steps occur more than once in a curve.",
        todo: "The later value counts. Training was most likely resumed from a checkpoint.",
      },
      "points-superseded": {
        what: "Two files give the same curve.",
        todo: "The more exact one was used.",
      },
      "repeated-rows": {
        what: "A file repeats what another says.",
        todo: "The repetition was not used.",
      },
      "computed-overall": {
        what: "The report names no overall score.",
        todo: "It was computed from the subsets, weighted by their items.",
      },
      "collection-without-report": {
        what: "A collection has no report of its own.",
        todo: "Its scores are computed from the samples.",
      },
      "guessed-suite": {
        what: "The benchmark of some samples is not stated.",
        todo: "It was taken from the file's name. State `suite` in each record to be sure.",
      },
      "nothing-recognised": {
        what: "No reader recognised anything in a file.",
        todo: "If it should hold results, check that it is one of the formats that are read.",
      },
      "ambiguous-format": {
        what: "More than one reader claims a file.",
        todo: "The first was used. Check that the result is what you expect.",
      },
      "broken-metric-line": {
        what: "A line of a log looks like metrics but cannot be read.",
        todo: "Most often two processes wrote at the same time. The other lines were used.",
      },
      "bad-data": {
        what: "A binary file is damaged in places.",
        todo: "The damaged records were left out. Copy the file again if the original is whole.",
      },
      "other-rank": {
        what: "Logs of several ranks were found.",
        todo: "Only the first rank's curves are shown.",
      },
      "broken-link": {
        what: "A link leads nowhere.",
        todo: "Restore what it pointed to, or delete it.",
      },
      "symlink-loop": {
        what: "A link leads back to its own folder.",
        todo: "It was not followed.",
      },
      unreadable: {
        what: "A file could not be read.",
        todo: "Check its permissions and the disk, then convert again.",
      },
      "more-issues": {
        what: "There were more kinds of issues than are listed.",
        todo: "Run the ETL with --verbose to see them all.",
      },
    },
    bySeverity: {
      dropped:
        "This data is not on the page. Look at the file and line, mend the source and convert again.",
      warning: "The data is here, but look at the file and line before relying on it.",
      note: "For the record: nothing needs to be done.",
    },
  },
  zh: {
    codes: {
      "not-json": {
        what: "某一行或文件不是合法的 JSON。",
        todo: "多半是写入中断。请查看该行；文件其余部分已采用。",
      },
      "not-yaml": {
        what: "文件不是合法的 YAML。",
        todo: "请改正后重新转换；其中的设置目前缺失。",
      },
      "truncated-line": {
        what: "文件最后一行被截断。",
        todo: "评测在写入时中断，或仍在写入。结束后请重新转换。",
      },
      "truncated-tail": {
        what: "文件末尾被截断。",
        todo: "截断处之前的内容均已采用。写入结束后请重新转换。",
      },
      "truncated-file": {
        what: "文件被截断。",
        todo: "截断处之前的内容均已采用。若原文件完整，请重新复制。",
      },
      "unusable-record": {
        what: "记录缺少必需的内容。",
        todo: "请查看该行：没有问题、回答或分数就无法显示。",
      },
      "record-too-large": {
        what: "单条记录超过大小上限。",
        todo: "请查看该行；这么长的单个回答多半是无限重复。",
      },
      "too-large": {
        what: "内容超过大小上限。",
        todo: "请查看该文件；其余部分已采用。",
      },
      "non-finite-number": {
        what: "应为数字处是 NaN 或 Infinity。",
        todo: "按无数据处理。若出现在损失中，说明训练在该处发散。",
      },
      "duplicate-sample": {
        what: "同一个回答出现了多次。",
        todo: "以最后一次为准，多半是评测曾续跑。",
      },
      "duplicate-id": {
        what: "不同记录的 id 相同。",
        todo: "请检查 id 的生成方式；运行之间的配对依赖它。",
      },
      "duplicate-result": {
        what: "同一结果出现了多次。",
        todo: "以最后一次为准。若旧文件无用，请删除。",
      },
      "repeated-answer-id": {
        what: "回答 id 重复出现。",
        todo: "两个回答都保留。若评测曾续跑，无需处理。",
      },
      "score-disagrees": {
        what: "报告分数不等于样本均值。",
        todo: "两者均显示。请检查缺失、重复或重新评分的回答。",
      },
      "newer-format": {
        what: "文件中有未知字段。",
        todo: "可能由更新的版本写出。已知字段均已采用；有对应读取器后请更新。",
      },
      "empty-file": {
        what: "文件为空。",
        todo: "若评测确实没有写入内容，无需处理。",
      },
      "left-over-copy": {
        what: "正式文件旁留有一份副本。",
        todo: "未读取，可以删除。",
      },
      "points-replaced": {
        what: "曲线中有重复的步。",
        todo: "以后出现的值为准，多半是训练从检查点续跑。",
      },
      "points-superseded": {
        what: "两个文件给出了同一条曲线。",
        todo: "采用了更精确的一份。",
      },
      "repeated-rows": {
        what: "文件重复了另一文件的内容。",
        todo: "重复部分未采用。",
      },
      "computed-overall": {
        what: "报告没有给出总分。",
        todo: "已由各子集按题数加权算出。",
      },
      "collection-without-report": {
        what: "集合没有自己的报告。",
        todo: "分数由样本算出。",
      },
      "guessed-suite": {
        what: "部分样本没有写明评测集。",
        todo: "已按文件名推断。请在每条记录中写明 `suite`。",
      },
      "nothing-recognised": {
        what: "没有读取器识别出文件内容。",
        todo: "若其中应有结果，请确认它是支持的格式。",
      },
      "ambiguous-format": {
        what: "多个读取器都认领了该文件。",
        todo: "采用了第一个。请确认结果符合预期。",
      },
      "broken-metric-line": {
        what: "日志中某行像是指标但无法读取。",
        todo: "多半是两个进程同时写入。其他行均已采用。",
      },
      "bad-data": {
        what: "二进制文件部分损坏。",
        todo: "损坏的记录已略去。若原文件完整，请重新复制。",
      },
      "other-rank": {
        what: "发现多个 rank 的日志。",
        todo: "只显示第一个 rank 的曲线。",
      },
      "broken-link": {
        what: "链接没有指向任何文件。",
        todo: "请恢复其目标，或删除链接。",
      },
      "symlink-loop": {
        what: "链接指回了自己的目录。",
        todo: "未跟随该链接。",
      },
      unreadable: {
        what: "文件无法读取。",
        todo: "请检查权限和磁盘后重新转换。",
      },
      "more-issues": {
        what: "问题种类多于此处所列。",
        todo: "用 --verbose 运行 ETL 可查看全部。",
      },
    },
    bySeverity: {
      dropped: "这些数据未显示在页面上。请查看文件和行号，修正来源后重新转换。",
      warning: "数据已显示，但使用前请先查看文件和行号。",
      note: "仅作记录，无需处理。",
    },
  },
});
