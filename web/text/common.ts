import { bilingual } from "./bilingual.ts";

/** Texts that more than one page shows. */
export const common = bilingual({
  en: {
    site: "evalsite",
    skip: "Skip to content",
    nav: "Main",
    projects: "Projects",
    runs: "Runs",
    compare: "Compare",
    language: "Language",
    theme: "Theme",
    themeAuto: "Follow the system",
    themeLight: "Light",
    themeDark: "Dark",
    loading: "Loading…",
    retry: "Try again",
    reload: "Reload",
    close: "Close",
    clear: "Clear",
    copy: "Copy",
    copied: "Copied",
    unknown: "unknown",
    missing: "—",
    missingLabel: "no value",
    backToRuns: "All runs",
    technical: "Details",
    mixedDeployment: (file: string) =>
      `${file} belongs to another publication than data/manifest.json: the site is being replaced, or two deployments are mixed. What is shown may be out of date; reload the page.`,
    manifestIgnored: "What is shown may be out of date after a new publication.",
    replacing:
      "A run's data is being replaced: its files come from different publications. Reload to see one of them whole.",
    status: {
      complete: "complete",
      partial: "partial",
      provisional: "provisional",
      failed: "failed",
      running: "running",
    },
    kind: {
      evaluation: "evaluation",
      training: "training",
      "stress-test": "stress test",
    },
    problem: {
      missing: (file: string) => `${file} is not there`,
      missingText:
        "The data folder has no such file. Perhaps it has not been published yet, or was removed by a later publication.",
      missingIndex: "There is no data yet",
      missingIndexText:
        "The site found no index.json in its data folder. The ETL writes it from the raw evaluation output:",
      missingIndexHint: "Then reload this page. Nothing needs to be rebuilt or restarted.",
      unknownRun: (runId: string) => `There is no run “${runId}”`,
      unknownRunText:
        "Its files are not in the data folder. The run may have been renamed or removed, or the address has a typing error.",
      unreachable: (file: string) => `${file} could not be fetched`,
      unreachableText:
        "The host did not answer, or answered with an error. Check the connection and try again.",
      notJson: (file: string) => `${file} is damaged`,
      notJsonText:
        "The file is not valid JSON; most likely it was cut off while it was written or copied. Publish it again, with --force if the ETL finds it up to date.",
      newer: (file: string) => `${file} is newer than this site`,
      newerText: (found: string, known: string) =>
        `It is written as ${found}; this site reads up to ${known}. Update the site and reload.`,
      wrongShape: (file: string) => `${file} is not as the protocol says`,
      wrongShapeText:
        "The following fields could not be read. Run the ETL again, with --force if it finds the file up to date.",
    },
  },
  zh: {
    site: "evalsite",
    skip: "跳到正文",
    nav: "主导航",
    projects: "项目",
    runs: "运行",
    compare: "对比",
    language: "语言",
    theme: "主题",
    themeAuto: "跟随系统",
    themeLight: "浅色",
    themeDark: "深色",
    loading: "加载中…",
    retry: "重试",
    reload: "重新加载",
    close: "关闭",
    clear: "清除",
    copy: "复制",
    copied: "已复制",
    unknown: "未知",
    missing: "—",
    missingLabel: "无数据",
    backToRuns: "全部运行",
    technical: "详情",
    mixedDeployment: (file: string) =>
      `${file} 与 data/manifest.json 不属于同一次发布：站点正在更新，或两次部署混在了一起。显示的内容可能已过时；请重新加载页面。`,
    manifestIgnored: "再次发布后，显示的内容可能不是最新的。",
    replacing: "运行的数据正在被替换：各文件来自不同的发布版本。请重新加载以查看完整的一版。",
    status: {
      complete: "完整",
      partial: "部分",
      provisional: "暂定",
      failed: "失败",
      running: "进行中",
    },
    kind: {
      evaluation: "评测",
      training: "训练",
      "stress-test": "压测",
    },
    problem: {
      missing: (file: string) => `找不到 ${file}`,
      missingText: "数据目录中没有这个文件：可能尚未发布，或已被之后的发布移除。",
      missingIndex: "还没有数据",
      missingIndexText: "数据目录中没有 index.json。请用 ETL 从原始评测输出生成：",
      missingIndexHint: "然后重新加载本页即可，无需重新构建或重启。",
      unknownRun: (runId: string) => `没有名为“${runId}”的运行`,
      unknownRunText: "数据目录中没有它的文件：该运行可能已改名或删除，或者地址有误。",
      unreachable: (file: string) => `无法获取 ${file}`,
      unreachableText: "服务器没有响应，或返回了错误。请检查网络后重试。",
      notJson: (file: string) => `${file} 已损坏`,
      notJsonText:
        "文件不是合法的 JSON，很可能在写入或复制时被截断。请重新发布；如果 ETL 认为它已是最新，请加上 --force。",
      newer: (file: string) => `${file} 的版本比本站新`,
      newerText: (found: string, known: string) =>
        `文件格式为 ${found}，本站最高支持 ${known}。请更新站点后重新加载。`,
      wrongShape: (file: string) => `${file} 不符合协议`,
      wrongShapeText:
        "以下字段无法读取。请重新运行 ETL；如果它认为该文件已是最新，请加上 --force。",
    },
  },
});
