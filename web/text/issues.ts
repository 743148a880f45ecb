import { bilingual } from "./bilingual.ts";

interface Advice {
  /** What the fact means. */
  readonly what: string;
  /** What to do about it. */
  readonly todo: string;
}

type Entry = readonly [codes: string, what: string, todo: string];

/** Codes that mean the same to the reader share an entry, separated by spaces. */
function catalogue(...entries: readonly Entry[]): Readonly<Record<string, Advice>> {
  return Object.fromEntries(
    entries.flatMap(([codes, what, todo]) =>
      codes.split(" ").map((code) => [code, { what, todo }]),
    ),
  );
}

/** Explanation and advice for the codes of docs/issues.md. */
export const issueTexts = bilingual({
  en: {
    codes: catalogue(
      [
        "not-json",
        "A line or file is not valid JSON.",
        "Most often a write was cut off. Other lines of the file were used; of a document, nothing. Copy the file again if the original is whole, else evaluate again.",
      ],
      [
        "truncated-line truncated-file truncated-tail",
        "The end of a file is cut off.",
        "The writer was stopped, or is still writing. All before the cut was used; convert again when it has ended.",
      ],
      [
        "unusable-record",
        "A record lacks what is needed to use it.",
        "Look at the line: no reader understands it as it is.",
      ],
      [
        "broken-metric-line",
        "A line of a log looks like metrics but is damaged.",
        "Most often two processes wrote at the same time. The other lines were used.",
      ],
      [
        "unreadable not-a-file",
        "A file could not be read.",
        "Check its permissions and the disk, then convert again.",
      ],
      ["broken-link", "A link leads nowhere.", "Restore what it pointed to, or delete it."],
      [
        "packed",
        "A file is packed in a way that is not read here: gzip, Zstandard and xz are.",
        "Unpack it and convert again.",
      ],
      [
        "outside-link",
        "A link in the run's folder leads out of the raw folder, so it was not followed.",
        "If what it leads to belongs to the run, put a copy in its place, or import its folder.",
      ],
      [
        "too-many-series too-many-metrics too-many-subsets too-many-categories too-many-benchmarks too-many-models too-many-tags",
        "There are more names of this kind than any usual log has.",
        "The first are here, what has others is left out. Most often a number or an id stands where a name should.",
      ],
      [
        "media-withheld",
        "A picture, sound or video holds text that looks like a secret, so it is not published.",
        "Take that text out of the file (its comment or other metadata) and convert again.",
      ],
      [
        "not-media",
        "A message shows a file of a kind that is not published: only common pictures, sounds and videos are, as their content tells.",
        "If it should be seen here, evaluate with a PNG, JPEG, GIF, WebP, WAV, MP3, Ogg, FLAC, MP4 or WebM.",
      ],
      [
        "reader-failed",
        "A reader broke down at this file.",
        "This is a fault of the conversion; please report it with the file.",
      ],
      [
        "too-large record-too-large",
        "A file or record is larger than a reader takes.",
        "Look at it: a single answer of this size is most often an endless repetition.",
      ],
      [
        "document-too-large",
        "A file that can only be read as a whole is too large for it.",
        "Its content is missing here. Make it smaller, or split the folder into several runs, and convert again.",
      ],
      [
        "bad-length-crc bad-data-crc bad-protobuf",
        "A TensorBoard event file is damaged.",
        "The damaged records were left out. Copy the file again if the original is whole.",
      ],
      [
        "not-yaml",
        "A file, or a part of it, is not valid YAML.",
        "Correct it and convert again; its settings are missing here.",
      ],
      [
        "invalid-utf8",
        "A file holds bytes that are not UTF-8.",
        "They were replaced by a sign. Save the file as UTF-8 if the text matters.",
      ],
      [
        "score-disagrees",
        "The reported score is not the mean over the samples.",
        "Both are shown. Look for missing, repeated or re-scored answers.",
      ],
      [
        "newer-format",
        "The file has fields that are not known here.",
        "It was probably written by a newer version. What is known was used; update the conversion when it can read more.",
      ],
      [
        "unknown-key unknown-status",
        "A field or value is not known.",
        "It was left out. Check its spelling if a person wrote it.",
      ],
      [
        "bad-field not-a-number number-as-text",
        "A field is not what the format says.",
        "It was left out or read as best it could be. Look at the line.",
      ],
      [
        "ambiguous-format",
        "More than one reader recognises a file.",
        "The first was used. Check that the result is what you expect.",
      ],
      [
        "duplicate-result",
        "The same result stands there twice.",
        "The last one counts. Remove the other if it is not meant.",
      ],
      [
        "no-overall no-summary collection-without-report",
        "The part that would sum up is missing.",
        "The values are computed from what is there, or missing. Let the evaluation finish and convert again.",
      ],
      [
        "non-finite-number",
        "NaN or Infinity stands where a number should be.",
        "It counts as no value. In a loss it means that training broke down there.",
      ],
      [
        "verdict-changed",
        "An answer was reviewed again and got another score: the judge is not stable.",
        "The last review counts; the sample shows the earlier scores. Judge at temperature 0, or several times.",
      ],
      [
        "other-tool",
        "Files of another evaluation tool, which are recognised but not read.",
        "Their scores are missing here. docs/formats.md says what is read; `evalscope.jsonl` takes scores by hand.",
      ],
      [
        "not-read",
        "Files that no reader knows lie beside those that were read.",
        "Nothing of them is here. If they hold results, save them as one of the formats in docs/formats.md (a table as CSV, say) and convert again.",
      ],
      [
        "duplicate-sample",
        "The same answer stands there more than once.",
        "The last one counts; most often an evaluation was resumed.",
      ],
      [
        "repeated-answer-id repeated-rows no-index duplicate-id",
        "Records could not be told apart by their id.",
        "All were kept and told apart by their place. Nothing needs to be done.",
      ],
      [
        "settings-differ",
        "Two settings files of the run say different things.",
        "The one that the message names is shown. Remove the other, or say what holds under hparams in run.yaml.",
      ],
      [
        "points-replaced",
        "Another process logged steps again that stood there already.",
        "The training was resumed. Where both logged a step, the later process's value counts; all others stay.",
      ],
      [
        "points-dropped",
        "Values of a curve are not shown.",
        "The message says which and why. The curve is whole but for them.",
      ],
      [
        "points-repeated",
        "A log gives the same value for the same step more than once.",
        "It counts once.",
      ],
      [
        "steps-repeated",
        "A log gives several values for one step.",
        "All are shown: where these are few, the later ones as a curve of their own; else in the order of the log, over its rows.",
      ],
      [
        "steps-counted-on",
        "A log counts its steps anew in each epoch.",
        "They are drawn over all epochs, each as long as the message says.",
      ],
      [
        "events-left-out",
        "A log holds more events, or values that are no number, than can be listed.",
        "The first of them are shown. Most often the training diverged: look at where they begin.",
      ],
      [
        "points-superseded superseded",
        "Two files give the same values.",
        "They count once, as the better source gives them.",
      ],
      [
        "computed-overall",
        "The report names no overall score.",
        "It was computed from the subsets, weighted by their items.",
      ],
      [
        "guessed-suite",
        "The benchmark of some samples is not stated.",
        "It was taken from the file's name. State `suite` in each record to be sure.",
      ],
      ["null-value", "A metric has no value.", "It is shown as missing, not as zero."],
      [
        "other-rank",
        "Logs of several ranks were found.",
        "Only the first rank's curves are shown.",
      ],
      [
        "unfinished-reviews",
        "Reviews were still being written when the evaluation stopped.",
        "They were used as far as they go. Resume the evaluation for the rest.",
      ],
      [
        "left-over-copy",
        "A copy was left beside the real file.",
        "It was not read and can be deleted.",
      ],
      [
        "empty-file ignored",
        "There was nothing to read in a file.",
        "Nothing needs to be done unless it should hold results.",
      ],
      ["symlink-loop", "A link leads back to its own folder.", "It was not followed."],
      [
        "more-issues",
        "There were more kinds of issues than are listed.",
        "The rest is only counted; mend these first.",
      ],
    ),
    bySeverity: {
      dropped:
        "This data is not on the page. Look at the file and line, mend the source and convert again.",
      warning: "The data is here, but look at the file and line before relying on it.",
      note: "For the record: nothing needs to be done.",
    },
  },
  zh: {
    codes: catalogue(
      [
        "not-json",
        "某一行或文件不是合法的 JSON。",
        "多半是写入中断。JSONL 文件的其余行已采用；整份 JSON 文档则未采用。若原文件完整，请重新复制，否则请重新评测。",
      ],
      [
        "truncated-line truncated-file truncated-tail",
        "文件末尾被截断。",
        "写入被中止，或仍在写入。截断处之前均已采用；结束后请重新转换。",
      ],
      ["unusable-record", "记录缺少必需的内容。", "请查看该行：没有读取器能理解它。"],
      [
        "broken-metric-line",
        "日志中某行像是指标但已损坏。",
        "多半是两个进程同时写入。其他行均已采用。",
      ],
      ["unreadable not-a-file", "文件无法读取。", "请检查权限和磁盘后重新转换。"],
      ["broken-link", "链接没有指向任何文件。", "请恢复其目标，或删除链接。"],
      ["packed", "文件的压缩格式无法读取：只支持 gzip、Zstandard 和 xz。", "请解压后重新转换。"],
      [
        "outside-link",
        "运行目录中的链接指向原始目录之外，因此未跟随。",
        "如其内容属于该运行，请换成副本，或导入其所在目录。",
      ],
      [
        "too-many-series too-many-metrics too-many-subsets too-many-categories too-many-benchmarks too-many-models too-many-tags",
        "这类名称的数量超过任何正常日志。",
        "保留最先出现的，其余未发布。通常是在应写名称的位置写入了编号或 ID。",
      ],
      [
        "media-withheld",
        "图片、音频或视频中含有疑似密钥的文本，因此未发布。",
        "请从文件中去掉该文本（注释或其他元数据），然后重新转换。",
      ],
      [
        "not-media",
        "消息引用了不予发布的文件类型：只发布常见的图片、音频和视频，以文件内容判断。",
        "如需在此显示，请使用 PNG、JPEG、GIF、WebP、WAV、MP3、Ogg、FLAC、MP4 或 WebM。",
      ],
      ["reader-failed", "读取器在该文件处出错。", "这是转换程序的缺陷，请连同文件一起报告。"],
      [
        "too-large record-too-large",
        "文件或记录超过读取上限。",
        "请查看：这么长的单个回答多半是无限重复。",
      ],
      [
        "document-too-large",
        "只能整体读取的文件过大。",
        "其内容未被采用。请缩小文件，或将文件夹拆分为多个运行，然后重新转换。",
      ],
      [
        "bad-length-crc bad-data-crc bad-protobuf",
        "TensorBoard 事件文件已损坏。",
        "损坏的记录已略去。若原文件完整，请重新复制。",
      ],
      ["not-yaml", "文件（或其一部分）不是合法的 YAML。", "请改正后重新转换；其中的设置目前缺失。"],
      ["invalid-utf8", "文件中有非 UTF-8 字节。", "已用符号代替。若文本重要，请以 UTF-8 保存。"],
      [
        "score-disagrees",
        "报告分数不等于样本均值。",
        "两者均显示。请检查缺失、重复或重新评分的回答。",
      ],
      [
        "newer-format",
        "文件中有未知字段。",
        "可能由更新的版本写出。已知部分均已采用；转换程序支持后请更新。",
      ],
      ["unknown-key unknown-status", "字段或取值未知。", "已略去。若由人填写，请检查拼写。"],
      [
        "bad-field not-a-number number-as-text",
        "字段与格式规定不符。",
        "已略去或尽量读取。请查看该行。",
      ],
      ["ambiguous-format", "多个读取器都能识别该文件。", "采用了第一个。请确认结果符合预期。"],
      ["duplicate-result", "同一结果出现两次。", "以最后一次为准。若另一份无用，请删除。"],
      [
        "no-overall no-summary collection-without-report",
        "缺少汇总部分。",
        "数值由现有内容算出，或缺失。请待评测完成后重新转换。",
      ],
      [
        "non-finite-number",
        "应为数字处是 NaN 或 Infinity。",
        "按无数据处理。若出现在损失中，说明训练在该处发散。",
      ],
      [
        "verdict-changed",
        "同一个回答被重新评审，得分不同：评审不稳定。",
        "以最后一次为准，样本页会列出早先的得分。可将评审温度设为 0，或多次评审取平均。",
      ],
      [
        "other-tool",
        "其他评测工具的文件：能识别，但不读取。",
        "其得分不在这里。支持的格式见 docs/formats.md，也可以用 `evalscope.jsonl` 手工填写得分。",
      ],
      [
        "not-read",
        "已读取的文件旁边有无法识别的文件。",
        "这些文件的内容不在这里。如果其中有结果，请存成 docs/formats.md 支持的格式（例如把表格存成 CSV）后重新转换。",
      ],
      ["duplicate-sample", "同一个回答出现了多次。", "以最后一次为准，多半是评测曾续跑。"],
      [
        "repeated-answer-id repeated-rows no-index duplicate-id",
        "记录无法用 id 区分。",
        "全部保留，按位置区分，无需处理。",
      ],
      [
        "settings-differ",
        "该运行的两个配置文件内容不一致。",
        "显示消息中所说的那一个。请删除另一个，或在 run.yaml 的 hparams 中写明。",
      ],
      [
        "points-replaced",
        "另一个进程重新记录了已有的步。",
        "训练曾续跑：两个进程都记录过的步以后写入的值为准，其余的值保留。",
      ],
      ["points-dropped", "曲线有部分数值未显示。", "消息中写明了数量和原因；曲线其余部分完整。"],
      ["points-repeated", "日志中同一步的同一数值出现了多次。", "只计一次。"],
      [
        "steps-repeated",
        "日志中同一步有多个数值。",
        "全部显示：较少时，后写入的值单独成为一条曲线；较多时，按日志行的顺序绘制。",
      ],
      [
        "steps-counted-on",
        "日志在每个 epoch 重新计步。",
        "已换算为跨 epoch 的步数，每个 epoch 的长度见消息。",
      ],
      [
        "events-left-out",
        "日志中的事件或非数值多得无法全部列出。",
        "只显示最前面的部分。多半是训练已发散，请查看它们从何处开始。",
      ],
      [
        "points-superseded superseded",
        "两个文件给出了相同的数值。",
        "只计一次，采用来源更好的一份。",
      ],
      ["computed-overall", "报告没有给出总分。", "已由各子集按题数加权算出。"],
      ["guessed-suite", "部分样本没有写明评测集。", "已按文件名推断。请在每条记录中写明 `suite`。"],
      ["null-value", "某指标没有值。", "显示为缺失，而不是零。"],
      ["other-rank", "发现多个 rank 的日志。", "只显示第一个 rank 的曲线。"],
      [
        "unfinished-reviews",
        "评测停止时评审结果仍在写入。",
        "已采用现有部分。续跑评测可得到其余部分。",
      ],
      ["left-over-copy", "正式文件旁留有一份副本。", "未读取，可以删除。"],
      ["empty-file ignored", "文件中没有可读取的内容。", "除非其中应有结果，否则无需处理。"],
      ["symlink-loop", "链接指回了自己的目录。", "未跟随该链接。"],
      ["more-issues", "问题种类多于此处所列。", "其余只计数；请先处理这些。"],
    ),
    bySeverity: {
      dropped: "这些数据未显示在页面上。请查看文件和行号，修正来源后重新转换。",
      warning: "数据已显示，但使用前请先查看文件和行号。",
      note: "仅作记录，无需处理。",
    },
  },
});
