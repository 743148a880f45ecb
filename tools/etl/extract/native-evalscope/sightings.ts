import { type Fact, type RunFact, type SourceTime, precedence } from "../fact.ts";
import { type Foreign, number, record, records, text } from "../foreign.ts";

/** What samples and progress files tell in passing about the run: the model's full name, when it ended. */
export class Sightings {
  private readonly modelNames = new Map<string | null, string>();
  private lastInstant = 0;
  private lastLocal = "";

  /** Notes a sample line; of the model's specification, only its id. */
  line(model: string | null, value: Foreign): void {
    const stated = text(record(value["model_spec"])["model_id"]) ?? text(value["model"]);
    if (stated !== null && !this.modelNames.has(model)) this.modelNames.set(model, stated);
    const events = records(record(value["agent_trace"])["events"]);
    const stamps = [value["review_time"], value["created"], ...events.map((e) => e["timestamp"])];
    for (const stamp of stamps) this.instant(number(stamp));
  }

  /** Notes a time without zone, "2026-01-02T03:04:05". */
  local(time: string): void {
    if (time > this.lastLocal) this.lastLocal = time;
  }

  /** Seconds since 1970; what is before 2001 is a placeholder. */
  private instant(seconds: number | null): void {
    if (seconds !== null && seconds >= 1e9 && seconds < 1e11)
      this.lastInstant = Math.max(this.lastInstant, seconds);
  }

  *facts(): Iterable<Fact> {
    for (const [model, modelName] of this.modelNames)
      yield { ...derived(model), modelName } satisfies RunFact;
    const endTime = this.endTime();
    if (endTime) yield { ...derived(null), endTime } satisfies RunFact;
  }

  private endTime(): SourceTime | null {
    if (this.lastInstant > 0)
      return { kind: "instant", iso: new Date(this.lastInstant * 1000).toISOString() };
    return this.lastLocal === "" ? null : { kind: "local", text: this.lastLocal };
  }
}

function derived(model: string | null): Pick<RunFact, "kind" | "precedence" | "model"> {
  return { kind: "run", precedence: precedence.derived, model };
}
