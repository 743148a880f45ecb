import { bilingual } from "./bilingual.ts";

/** What is said of parts of a sample store that could not be read. */
export const sampleProblemTexts = bilingual({
  en: {
    partProblems: (count: number) =>
      count === 1 ? "A file could not be read" : `${count} files could not be read`,
    damaged: {
      packing: "is cut off or damaged: it cannot be unpacked",
      bytes: "does not have the length that store.json says",
      crc: "belongs to another publication or is damaged; reload the page",
      rows: "does not have as many lines as store.json says",
      line: "holds a line that cannot be read",
      items: "does not number the items in the order of the rows",
    },
    problemReplaced:
      "belongs to another publication than the run's page: two deployments are mixed; reload the page",
    problemWorker: "could not run: filters, order, search and comparison need it; reload the page",
    problemMissing: "is not there",
    problemUnreachable: "could not be fetched",
    problemBroken: "is not as the protocol says",
  },
  zh: {
    partProblems: (count: number) => `${count} 个文件无法读取`,
    damaged: {
      packing: "被截断或已损坏：无法解压",
      bytes: "长度与 store.json 不符",
      crc: "属于另一次发布，或已损坏；请重新加载页面",
      rows: "行数与 store.json 不符",
      line: "有一行无法读取",
      items: "中的题目编号与行的顺序不符",
    },
    problemReplaced: "与运行页面不属于同一次发布：两次部署混在了一起；请重新加载页面",
    problemWorker: "无法运行：筛选、排序、搜索和对比都需要它；请重新加载页面",
    problemMissing: "不存在",
    problemUnreachable: "无法获取",
    problemBroken: "不符合协议",
  },
});
