import type { LogLine } from "./log-line.ts";
import type { Hit, NewPattern, Pattern } from "./pattern.ts";
import { boosting } from "./patterns/boosting.ts";
import { boxedTable } from "./patterns/boxed-table.ts";
import { columnTable } from "./patterns/column-table.ts";
import { fairseq } from "./patterns/fairseq.ts";
import { keras } from "./patterns/keras.ts";
import { namedValues } from "./patterns/named-values.ts";
import { progressBar } from "./patterns/progress-bar.ts";
import { pytorchImagenet } from "./patterns/pytorch-imagenet.ts";
import { pytorchMnist } from "./patterns/pytorch-mnist.ts";
import { buildNanogpt } from "./patterns/build-nanogpt.ts";
import { deepspeed } from "./patterns/deepspeed.ts";
import { dllogger } from "./patterns/dllogger.ts";
import { hfConsole } from "./patterns/hf-console.ts";
import { llmc } from "./patterns/llmc.ts";
import { megatron } from "./patterns/megatron.ts";
import { megatronValidation } from "./patterns/megatron-validation.ts";
import { mlx } from "./patterns/mlx.ts";
import { mmcv } from "./patterns/mmcv.ts";
import { mmengine } from "./patterns/mmengine.ts";
import { nanogpt } from "./patterns/nanogpt.ts";
import { nemo } from "./patterns/nemo.ts";
import { olmo } from "./patterns/olmo.ts";
import { openrlhf } from "./patterns/openrlhf.ts";
import { slime } from "./patterns/slime.ts";
import { torchtitan } from "./patterns/torchtitan.ts";
import { torchtune } from "./patterns/torchtune.ts";
import { verlConsole } from "./patterns/verl-console.ts";
import { xtuner } from "./patterns/xtuner.ts";

/** Specific ones first: the first that matches a line has it. NeMo's lines would do for Megatron's. */
const all: readonly NewPattern[] = [
  nemo,
  megatron,
  megatronValidation,
  verlConsole,
  openrlhf,
  slime,
  mmengine,
  mmcv,
  dllogger,
  xtuner,
  deepspeed,
  torchtitan,
  nanogpt,
  llmc,
  buildNanogpt,
  mlx,
  torchtune,
  olmo,
  hfConsole,
  fairseq,
  keras,
  pytorchMnist,
  pytorchImagenet,
  boxedTable,
  boosting,
  columnTable,
  progressBar,
  namedValues,
];

/**
 * What stands in every line that a pattern takes; `=` in those that are taken because of an earlier line. A
 * terminal's colour may stand within a word.
 */
const telling = new RegExp(
  [
    String.raw`[Ii]ter|[Ss]tep|[Ee]poch|[Ee]p(?:isode)?[\s:]|[Ll]oss|[Aa]cc|\{'|=|\u001b|^DLL|^s:\d`,
    // What follows a position on a line of its own.
    String.raw`^\W*(?:[Vv]al|[Tt]est|[Ee]val)|(?:[Tt]est|[Vv]al\w*) set:|^\s*\*\s|^\d+ (?:train|hella) `,
    // Tables, boxes, bars and rounds.
    String.raw`\|[^"]*\||^\s*[-─━+| ]{6,}\s*$|^\s*E\s+#\s|^\s*\[?\d+(?:[\s\]:]|$)|%\|`,
  ].join("|"),
);

/** May a line hold metrics? */
export function isTelling(line: string): boolean {
  return telling.test(line);
}

/** Of a log's lines those that may hold metrics, and an empty one for others in between: it ends what they began. */
export function tellingLines(lines: readonly string[]): readonly string[] {
  const found: string[] = [];
  let gap = true;
  for (const line of lines) {
    const tells = isTelling(line);
    if (tells) found.push(line);
    else if (!gap) found.push("");
    gap = !tells;
  }
  return found;
}

/** Fresh patterns, which remember nothing yet. */
export function newPatterns(): readonly Pattern[] {
  return all.map((create) => create());
}

/** What the first pattern that knows the line found in it. */
export function firstHit(
  patterns: readonly Pattern[],
  line: LogLine,
): { readonly pattern: Pattern; readonly hit: Hit } | null {
  for (const pattern of patterns) {
    const hit = pattern.match(line);
    if (hit) return { pattern, hit };
  }
  return null;
}
