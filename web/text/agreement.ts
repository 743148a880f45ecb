import { bilingual } from "./bilingual.ts";

/** Texts of how far runs agree, item by item. */
export const agreementTexts = bilingual({
  en: {
    title: "Agreement",
    all: "Agreement of each two runs",
    kappa: "κ",
    kappaHelp:
      "Cohen's kappa: agreement beyond what two runs with these scores would reach by chance; 1 is full agreement, 0 no more than chance.",
    run: "Run",
    same: (same: string, items: string) => `Same on ${same} of ${items} items`,
    noKappa: "κ is not defined: both runs have everything right, or both nothing",
    binary:
      "Share of the items answered by both on which both are right or both are not; below it Cohen's κ, the agreement beyond chance (1 full, 0 none; none where both runs have everything right, or both nothing).",
    graded: "Share of the items answered by both that have the same mean score in both.",
    show: (first: string, second: string) => `Items on which ${first} and ${second} differ`,
    counting: "Counting…",
  },
  zh: {
    title: "一致率",
    all: "各运行两两一致率",
    kappa: "κ",
    kappaHelp: "Cohen κ：扣除偶然一致之后的一致程度；1 为完全一致，0 为不高于偶然。",
    run: "运行",
    same: (same: string, items: string) => `${items} 个题目中有 ${same} 个一致`,
    noKappa: "κ 无定义：两个运行全部正确，或全部不正确",
    binary:
      "两个运行都回答过的题目中，同为正确或同为不正确的比例；下方是 Cohen κ，即扣除偶然后的一致程度（1 为完全一致，0 为无；两者全对或全不对时无定义）。",
    graded: "两个运行都回答过的题目中，平均得分相同的比例。",
    show: (first: string, second: string) => `${first} 与 ${second} 不同的题目`,
    counting: "正在统计…",
  },
});
