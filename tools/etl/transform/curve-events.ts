import type { CurveEvent } from "@evalsite/protocol";
import type { Occurrence } from "./issues.ts";

/** Of a kind and series: more than a curve can show, and a log of nothing but NaN has millions. */
export const mostOfKind = 1000;
const mostOfAll = 20_000;

/** What happened on a run's curves: each once, not too many, and how many there were besides. */
export class CurveEvents {
  private readonly kept = new Map<string, CurveEvent>();
  private readonly counts = new Map<string, number>();
  private readonly leftOut = new Map<CurveEvent["kind"], number>();

  push(event: CurveEvent): void {
    const key = JSON.stringify(event);
    if (this.kept.has(key)) return;
    const group = JSON.stringify([event.kind, event.series]);
    const count = this.counts.get(group) ?? 0;
    if (count === mostOfKind || this.kept.size === mostOfAll) this.omit(event.kind, 1);
    else {
      this.kept.set(key, event);
      this.counts.set(group, count + 1);
    }
  }

  /** There were so many that nobody handed in. */
  omit(kind: CurveEvent["kind"], count: number): void {
    if (count > 0) this.leftOut.set(kind, (this.leftOut.get(kind) ?? 0) + count);
  }

  /** By step. */
  list(): readonly CurveEvent[] {
    return [...this.kept]
      .toSorted(([keyA, a], [keyB, b]) => a.step - b.step || (keyA < keyB ? -1 : 1))
      .map(([, event]) => event);
  }

  issues(): readonly Occurrence[] {
    return [...this.leftOut].map(([kind, count]) => ({
      code: "events-left-out",
      severity: "warning",
      place: { file: null, line: null },
      message: `${kind}: ${count} more than the ${mostOfKind} that a curve shows, or all of them together`,
      count,
    }));
  }
}
