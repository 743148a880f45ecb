import type { SampleFileSetting } from "../fact.ts";
import { Findings } from "../findings.ts";
import type { Foreign } from "../foreign.ts";
import { isRecord } from "../json-lines.ts";
import type { PlainSample } from "../reader.ts";
import { AnswerIndexes } from "./answer-indexes.ts";
import { AnswerIds, type LineContext, type LinePart } from "./part.ts";
import { predictionPart } from "./prediction.ts";
import { reviewPart } from "./review.ts";

/** Fields that tell of more than this one sample: times of the run, the model, an agent's doings. */
const tellsMore = ["agent_trace", "trajectory", "review_time", "created", "model_spec"];

/** A line of v1.0 and later that needs nothing from around it, and has nothing to report; else null. */
export function plainSample(
  value: Foreign,
  setting: SampleFileSetting,
  line: number,
): PlainSample | null {
  if (tellsMore.some((key) => (value[key] ?? null) !== null)) return null;
  const findings = new Findings({ file: setting.file, line });
  const context = {
    line,
    groups: noGroups,
    answerIds: new AnswerIds(),
    answerIndexes: none,
    findings,
  };
  const part = partOf(value, setting.role, context);
  if (!part || part.subset !== null || findings.take().length > 0) return null;
  const { groupId, repeat } = part.fields;
  const isUnnumbered = groupId !== undefined && groupId !== part.index && repeat === undefined;
  return isUnnumbered ? null : part;
}

const none = new AnswerIndexes();
const noGroups = new Map<string, readonly number[]>();

function partOf(
  value: Foreign,
  role: SampleFileSetting["role"],
  context: LineContext,
): LinePart | null {
  const isReview = isRecord(value["sample_score"]);
  if (isReview !== (role === "review")) return null;
  if (isReview) return reviewPart(value, context);
  return "model_output" in value ? predictionPart(value, context) : null;
}
