import { type Fact, type Place, issue, sourceRank } from "../fact.ts";
import type { SourceFile } from "../source.ts";
import { textLines } from "../text-lines.ts";
import { trainerFact } from "../training-row.ts";
import { type Landmark, landmarkIn } from "./landmarks.ts";
import { logLines } from "./log-line.ts";
import type { Hit, Pattern } from "./pattern.ts";
import { firstHit, newPatterns } from "./patterns.ts";

/** The facts of one log. Records are the lines that state metrics, whole or broken. */
export async function* logFacts(file: SourceFile): AsyncIterable<Fact> {
  const patterns = newPatterns();
  let records = 0;
  let dropped = 0;
  for await (const { text, line, ended, tooLong } of textLines(file.bytes())) {
    const place = { file: file.path, line };
    // Nobody knows whether it states metrics, so it is no record, but it is told.
    if (tooLong !== null) yield issue("too-large", "warning", place, tooLong);
    const visible = logLines(text);
    for (const one of visible) {
      const found = firstHit(patterns, one);
      if (!found) {
        const landmark = landmarkIn(one.text);
        if (landmark) yield* landmarkFacts(place, landmark);
        continue;
      }
      records++;
      const facts = hitFacts(place, found.hit);
      const mayBeCut = !ended && one.at === visible.length - 1 && !found.pattern.closed;
      if (mayBeCut || facts.length === 0) {
        dropped++;
        yield droppedIssue(place, found, one.text, mayBeCut);
      } else yield* facts;
    }
  }
  yield { kind: "read", file: file.path, records, dropped };
}

function landmarkFacts(place: Place, landmark: Landmark): readonly Fact[] {
  const plan = { kind: "training-plan", place, done: null } as const;
  switch (landmark.kind) {
    case "end":
      return [{ ...plan, planned: {}, ended: true, ...(landmark.isEarly && { isEarly: true }) }];
    case "plan":
      return [{ ...plan, planned: landmark.planned, ended: false }];
    case "start": {
      const start = { kind: "training-start", place, rank: sourceRank.text } as const;
      const { planned } = landmark;
      return planned === null ? [start] : [start, { ...plan, planned, ended: false }];
    }
  }
}

/** None for a broken line, or one without numbers. */
function hitFacts(place: Place, hit: Hit): readonly Fact[] {
  if (hit.kind === "broken") return [];
  const { step, naming } = hit;
  const row = trainerFact(place, step, hit.fields, { naming, rank: sourceRank.text });
  const events: readonly Fact[] =
    step === null
      ? []
      : hit.events.map((event) => ({ kind: "training-event", place, step, event }));
  return row ? [row, ...events] : events;
}

function droppedIssue(
  place: Place,
  { pattern, hit }: { readonly pattern: Pattern; readonly hit: Hit },
  text: string,
  mayBeCut: boolean,
): Fact {
  const start = text.trim().slice(0, 60);
  if (mayBeCut)
    return issue(
      "truncated-line",
      "dropped",
      place,
      `no newline at the end, may be cut off: ${start}`,
    );
  const why = hit.kind === "broken" ? hit.detail : "no number";
  return issue("broken-metric-line", "dropped", place, `${pattern.id}: ${why}: ${start}`);
}
