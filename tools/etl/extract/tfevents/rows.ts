import { type Axes, type Fact, type Place, type TrainingRow, sourceRank } from "../fact.ts";
import { isFinalReport, rowParts, summaryFact } from "../training-row.ts";
import type { Event } from "./event.ts";

/** Suffix of Megatron's second copy of a tag, whose step counts samples. */
const versusSamples = " vs samples";

/** Tags of HF Trainer's report at the end. */
const totals =
  /^train\/(?:train_runtime|train_loss|total_flos|train_(?:samples|steps)_per_second)$/;

/**
 * Collects scalars that were written one after the other at one step into one row, so that the
 * epoch and the number of tokens, which are tags of their own, become the row's axes.
 */
export class RowBuilder {
  private readonly place: Place;
  private readonly prefix: string;
  private step = 0;
  private wallS: number | null = null;
  private samples: number | null = null;
  private scalars = new Map<string, number>();

  constructor(place: Place, prefix: string) {
    this.place = place;
    this.prefix = prefix;
  }

  *push(event: Event): Iterable<Fact> {
    for (const value of event.values) {
      if (value.kind !== "scalar" || this.foldSamples(value.tag, value.value, event.step)) continue;
      if (event.step !== this.step || this.scalars.has(value.tag)) yield* this.flush();
      if (this.scalars.size === 0) this.wallS = event.wallS;
      this.step = event.step;
      this.scalars.set(value.tag, value.value);
    }
  }

  /** The row that is not handed out yet; the trainer's totals, which may stand at its step, apart. */
  *flush(): Iterable<Fact> {
    const all = [...this.scalars];
    const reported = isFinalReport(this.scalars.keys())
      ? all.filter(([tag]) => totals.test(tag))
      : [];
    const { axes, values } = rowParts(all.filter((scalar) => !reported.includes(scalar)));
    if (values.size > 0) yield this.row(axes, values);
    if (reported.length > 0) yield { ...summaryFact(this.place, reported), isFinal: true };
    this.scalars = new Map();
    this.samples = null;
  }

  private row(axes: Axes, values: TrainingRow["values"]): TrainingRow {
    return {
      kind: "training-row",
      place: this.place,
      step: this.step,
      axes: {
        ...axes,
        ...(this.wallS === null ? {} : { wallS: this.wallS }),
        ...(this.samples === null ? {} : { samples: this.samples }),
      },
      values: new Map([...values].map(([tag, value]) => [this.prefix + tag, value])),
      naming: "plain",
      rank: sourceRank.events,
    };
  }

  /** Megatron writes "lm loss" at the iteration, then the same as "lm loss vs samples". */
  private foldSamples(tag: string, value: number, step: number): boolean {
    if (!tag.endsWith(versusSamples)) return false;
    const first = this.scalars.get(tag.slice(0, -versusSamples.length));
    if (!Object.is(first, value)) return false;
    this.samples = step;
    return true;
  }
}
