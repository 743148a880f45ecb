import type { KindStatus } from "@evalsite/protocol";
import { digits, formatCount } from "../model/format-quantity.ts";
import { bilingual } from "./bilingual.ts";

type Reason = KindStatus["reason"];
type Sentence = (state: KindStatus) => string;

/** Why a kind of work has its status: a sentence for the page, and where the status alone says too little, a word for the list. */
export const stateTexts = bilingual<{
  readonly reason: Readonly<Record<Reason, Sentence>>;
  readonly short: Readonly<Partial<Record<Reason, Sentence>>>;
  readonly of: (kind: string, state: string) => string;
}>({
  en: {
    of: (kind, state) => `${kind}: ${state}`,
    short: {
      stopped: (state) => `${isEarly(state) ? "stopped early at" : "stopped at"} ${percent(state)}`,
      "all-failed": (state) => `failed: ${amount(state, " of ")}`,
      "some-failed": (state) => `${amount(state, " of ")} answered`,
      "only-configuration": () => "configuration only",
      "other-backend": ({ detail }) => `${detail}: not read`,
    },
    reason: {
      "all-there": ({ unit, done, total }) =>
        unit === "requests" && total !== null
          ? `${count(done)} of ${count(total)} requests were answered.`
          : "All results are there.",
      "answers-missing": () =>
        "Some results are partial: answers are missing. The benchmarks concerned are marked.",
      interrupted: (state) =>
        state.unit === "samples"
          ? `The evaluation was interrupted after ${amount(state, " of ")} answers.`
          : "The evaluation was interrupted before its end.",
      "no-report": () =>
        "No final report was written. Scores are computed from the samples that are there and may still change.",
      "no-score": () => "The evaluation failed: it left no usable score.",
      "only-configuration": () =>
        "Only the configuration was found, and no result: nothing tells what became of the run.",
      "other-backend": ({ detail }) => `${detail} output: recognised, not read yet.`,
      "end-reached": (state) => `The log reaches ${enPlace(state)}, as planned.`,
      "end-reported": (state) =>
        state.done === null
          ? "The trainer reported its end."
          : `The trainer reported its end, at ${enPlace(state)}.`,
      stopped: (state) =>
        isEarly(state)
          ? `Early stopping ended the training at ${enPlace(state)} (${percent(state)}).`
          : `The log stops at ${enPlace(state)} (${percent(state)}).`,
      "near-end": (state) =>
        `The log stops at ${enPlace(state)}. The next entry would have stood behind the end, so whether the end was reached is unknown.`,
      "end-unknown": () =>
        "The log does not say how long the training was to be, so whether it came to its end is unknown.",
      "some-failed": (state) =>
        `At some loads every request failed; ${amount(state, " of ")} requests were answered in all.`,
      "all-failed": (state) => `Every request failed: ${amount(state, " of ")} were answered.`,
    },
  },
  zh: {
    of: (kind, state) => `${kind}：${state}`,
    short: {
      stopped: (state) => `${isEarly(state) ? "提前停止于" : "止于"} ${percent(state)}`,
      "all-failed": (state) => `失败：${amount(state, " / ")}`,
      "some-failed": (state) => `成功 ${amount(state, " / ")}`,
      "only-configuration": () => "仅有配置",
      "other-backend": ({ detail }) => `${detail}：未读取`,
    },
    reason: {
      "all-there": ({ unit, done, total }) =>
        unit === "requests" && total !== null
          ? `${count(total)} 个请求中 ${count(done)} 个得到回答。`
          : "结果齐全。",
      "answers-missing": () => "部分结果不完整：缺少一些回答。相关评测集已标出。",
      interrupted: (state) =>
        state.unit === "samples"
          ? `评测中断，已完成 ${amount(state, " / ")} 个回答。`
          : "评测在结束前中断。",
      "no-report": () => "没有最终报告：分数由现有样本算出，之后可能变化。",
      "no-score": () => "评测失败：没有留下可用的分数。",
      "only-configuration": () => "只找到配置，没有任何结果，无法得知该运行的情况。",
      "other-backend": ({ detail }) => `${detail} 的输出：已识别，暂不读取。`,
      "end-reached": (state) => `日志记录到${zhPlace(state)}，与计划一致。`,
      "end-reported": (state) =>
        state.done === null ? "训练器已报告结束。" : `训练器在${zhPlace(state)}报告结束。`,
      stopped: (state) =>
        isEarly(state)
          ? `训练因提前停止（early stopping）结束于${zhPlace(state)}（${percent(state)}）。`
          : `日志止于${zhPlace(state)}（${percent(state)}）。`,
      "near-end": (state) =>
        `日志止于${zhPlace(state)}，下一条记录已超出计划步数，无法判断是否训练完毕。`,
      "end-unknown": () => "日志没有写明计划的训练长度，无法判断是否训练完毕。",
      "some-failed": (state) =>
        `部分负载下所有请求都失败了；总共成功 ${amount(state, " / ")} 个请求。`,
      "all-failed": (state) => `所有请求都失败了：成功 ${amount(state, " / ")} 个。`,
    },
  },
});

function isEarly({ detail }: KindStatus): boolean {
  return detail === "early-stopping";
}

function count(value: number | null): string {
  return value === null ? "?" : Number.isInteger(value) ? formatCount(value) : digits(value);
}

function amount({ done, total }: KindStatus, of: string): string {
  return total === null ? count(done) : `${count(done)}${of}${count(total)}`;
}

/** Rounded down: what is not whole is never 100 %. */
function percent({ done, total }: KindStatus): string {
  return `${Math.floor(((done ?? 0) / (total ?? 1)) * 100)} %`;
}

function enPlace(state: KindStatus): string {
  return `${state.unit === "epochs" ? "epoch" : "step"} ${amount(state, " of ")}`;
}

function zhPlace(state: KindStatus): string {
  return `第 ${amount(state, " / ")} ${state.unit === "epochs" ? "轮" : "步"}`;
}
