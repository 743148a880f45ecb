import { formatCount, formatPosition } from "../../model/curves/curve-numbers.ts";
import type { PositionKind } from "../../model/experiments/position.ts";
import type { ScorePoint } from "../../model/experiments/score-lines.ts";
import type { ProjectText } from "../../text/projects.ts";

/** A place on a project's axis, without what it counts: "2,400", "1.5B". */
export function placeNumber(place: number, axis: PositionKind): string {
  return axis === "tokens" ? formatCount(place) : formatPosition(place);
}

/** Which checkpoint a point is: its step, tokens or epoch; its run where it tells none. */
export function placeText(
  { step, runId }: Pick<ScorePoint, "step" | "runId">,
  axis: PositionKind,
  text: ProjectText,
): string {
  return step === null ? runId : text.place[axis](placeNumber(step, axis));
}
