import { type Fact, type Place, issue, sourceRank } from "../fact.ts";
import type { SourceFile } from "../source.ts";
import { textLines } from "../text-lines.ts";
import { trainerFact } from "../training-row.ts";
import { type Landmark, landmarkIn } from "./landmarks.ts";
import { logLines } from "./log-line.ts";
import { LineEnds } from "./line-ends.ts";
import type { Hit, Pattern } from "./pattern.ts";
import { firstHit, newPatterns } from "./patterns.ts";

/** The facts of one log. Records are the lines that state metrics, whole or broken. */
export async function* logFacts(file: SourceFile): AsyncIterable<Fact> {
  const patterns = newPatterns();
  const ends = new LineEnds();
  let records = 0;
  let dropped = 0;
  for await (const { text, line, ended, tooLong } of textLines(file.bytes())) {
    const place = { file: file.path, line };
    // Nobody knows whether it states metrics, so it is no record, but it is told.
    if (tooLong !== null) yield issue("too-large", "warning", place, tooLong);
    const visible = logLines(text);
    for (const one of visible) {
      const landmark = landmarkIn(one.text);
      if (landmark) yield* landmarkFacts(place, landmark);
      const found = landmark ? null : firstHit(patterns, one);
      const isLast = !ended && one.at === visible.length - 1;
      if (!found) {
        if (!landmark && isLast && ends.isBeginning(one.text)) {
          records++;
          dropped++;
          yield cutOff(place, one.text);
        }
        continue;
      }
      records++;
      const whole = isLast && !found.pattern.closed ? ends.wholePart(found) : found.hit;
      const facts = hitFacts(place, whole);
      yield* facts;
      const isCut = whole !== found.hit || (isLast && facts.length > 0 && ends.isShort(one.text));
      if (isCut || facts.length === 0) {
        dropped++;
        yield isCut ? cutOff(place, one.text) : brokenLine(place, found, one.text);
      } else ends.see(found, one.text);
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

function brokenLine(
  place: Place,
  { pattern, hit }: { readonly pattern: Pattern; readonly hit: Hit },
  text: string,
): Fact {
  const why = hit.kind === "broken" ? hit.detail : "no number";
  const start = text.trim().slice(0, 60);
  return issue("broken-metric-line", "dropped", place, `${pattern.id}: ${why}: ${start}`);
}

function cutOff(place: Place, text: string): Fact {
  const end = text.trim().slice(-60);
  return issue("truncated-line", "dropped", place, `no newline at the end, cut off: ${end}`);
}
