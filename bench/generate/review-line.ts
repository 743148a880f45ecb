import { hash32, randomSequence } from "../../evalscope/seeded.ts";
import { type Phrases, escaped, putPhrase } from "./phrases.ts";

/** Stands in the question of review 777 and of one in 50,000. */
export const rareWord = "zyxomma";
const isRare = (index: number) => index === 777 || index % 50_000 === 25_000;

/** Stands in the answer of every Chinese review. */
export const frequentChinese = "因此答案是";

/** One review in this many is about 100 kB long. */
const longEvery = 2000;
const chineseShare = 0.22;

/** Room that any line fits into, in bytes. */
export const longestLine = 400_000;

/** What a line is about. `ability` in [0, 1] is the share of right answers. */
export interface ReviewPlan {
  readonly seed: number;
  readonly model: string;
  readonly subset: string;
  readonly index: number;
  readonly ability: number;
  /** Phrases in the question and in the answer: about 50 bytes each. */
  readonly phrases: readonly [question: number, answer: number];
}

/** A writer of text into a fixed buffer. */
class LineBuffer {
  at = 0;
  readonly bytes: Buffer;
  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes;
    this.at = at;
  }
  ascii(text: string): void {
    this.at += this.bytes.write(text, this.at, "latin1");
  }
  text(text: string): void {
    this.at += this.bytes.write(text, this.at, "utf8");
  }
}

/**
 * Writes one review line as evalscope 1.14 writes it, with its line end.
 * @returns the place after it, and the sample's score
 */
export function putReview(
  target: Buffer,
  start: number,
  plan: ReviewPlan,
  phrases: Phrases,
): { readonly end: number; readonly score: 0 | 1 } {
  const { index, subset, model } = plan;
  const random = randomSequence(hash32(`${plan.seed}/${subset}/${index}`));
  const answering = randomSequence(hash32(`${plan.seed}/${subset}/${index}/${model}`));
  const line = new LineBuffer(target, start);
  const letter = "ABCD".charAt(Math.floor(random() * 4));
  const isChinese = random() < chineseShare;
  const right = answering() < plan.ability;
  const parsed = right || answering() > 0.05;
  const chosen = right ? letter : "ABCD".charAt(("ABCD".indexOf(letter) + 1) % 4);
  line.ascii(
    `{"index": ${index}, "target": ["${letter}"], "messages": [{"id": "${hex(random)}", "content": "`,
  );
  putQuestion(line, index, isChinese, plan, phrases, random);
  line.ascii(
    `", "source": null, "metadata": null, "internal": null, "perf_metrics": null, "role": "user", "tool_call_id": null}, {"id": "${hex(answering)}", "content": "`,
  );
  const answerStart = line.at;
  const isLong = index % longEvery === longEvery - 1;
  const length = isLong ? 1200 : Math.round(plan.phrases[1] * (0.3 + 1.4 * answering()));
  putText(line, length, isChinese, phrases, answering);
  if (isChinese) line.text(frequentChinese);
  line.ascii(parsed ? `\\n\\nANSWER: ${chosen}` : "\\n\\n(stopped)");
  const answerEnd = line.at;
  putPerformance(line, length, model, answering);
  line.ascii(
    `"agent_trace": null, "sample_score": {"score": {"value": {"accuracy": ${right ? "1.0" : "0.0"}}, "status": "success", "judge_summary": null, "extracted_prediction": "${parsed ? chosen : ""}", "prediction": "`,
  );
  target.copyWithin(line.at, answerStart, answerEnd);
  line.at += answerEnd - answerStart;
  line.ascii(
    `", "explanation": null, "metadata": {}, "main_score_name": "accuracy"}, "sample_id": ${index}, "group_id": ${index}, "generation_index": 0, "sample_metadata": {"id": "${subset}-${index + 1}"}}}\n`,
  );
  return { end: line.at, score: right ? 1 : 0 };
}

const instructions =
  escaped(`Answer the following multiple choice question. The last line of your answer must be 'ANSWER: [LETTER]', where [LETTER] is one of A,B,C,D. Think step by step before answering.

`);
const chineseInstructions = escaped(
  "回答下面的单项选择题，请选出其中的正确答案。最后一行必须是'ANSWER: [LETTER]'，其中 [LETTER] 是 A,B,C,D 中的一个。请在回答前一步步思考。\n\n",
);

function putQuestion(
  line: LineBuffer,
  index: number,
  isChinese: boolean,
  plan: ReviewPlan,
  phrases: Phrases,
  random: () => number,
): void {
  if (isChinese) line.text(chineseInstructions);
  else line.ascii(instructions);
  line.ascii(`[${index}] `);
  if (isRare(index)) line.ascii(`${rareWord} `);
  const length = Math.round(plan.phrases[0] * (0.4 + 1.2 * random()));
  putText(line, length, isChinese, phrases, random);
  for (const letter of "ABCD") {
    line.ascii(`\\n${letter}) `);
    putText(line, 1, isChinese, phrases, random);
  }
}

function putText(
  line: LineBuffer,
  length: number,
  isChinese: boolean,
  { english, chinese, formulas, code }: Phrases,
  random: () => number,
): void {
  const prose = isChinese ? chinese : english;
  for (let i = 0; i < length; i++) {
    const kind = random();
    const from = kind < 0.06 ? formulas : kind < 0.08 ? code : prose;
    line.at = putPhrase(line.bytes, line.at, from, random);
  }
}

function putPerformance(
  line: LineBuffer,
  phrases: number,
  model: string,
  random: () => number,
): void {
  const firstToken = 0.02 + random() * 0.2;
  const perToken = 0.004 + random() * 0.01;
  const tokens = phrases * 8 + Math.floor(random() * 8);
  const latency = firstToken + perToken * tokens;
  line.ascii(
    `", "source": "generate", "metadata": null, "internal": null, "perf_metrics": {"latency": ${latency}, "ttft": ${firstToken}, "input_tokens": ${150 + Math.floor(random() * 300)}, "output_tokens": ${tokens}, "tpot": ${perToken}}, "role": "assistant", "tool_calls": null, "model": "${model}"}], `,
  );
}

function hex(random: () => number): string {
  return Math.floor(random() * 2 ** 32)
    .toString(16)
    .padStart(8, "0");
}
