import type { Place, ReportFact, ReportedMetric, RunFact, SamplePart } from "../extract/fact.ts";
import type { Occurrence } from "../transform/issues.ts";
import { NameLimit, mostNames } from "../transform/name-limit.ts";

/** Keeps the names that the facts of a folder bring within bounds. */
export class NameLimits {
  private readonly models = new NameLimit("models");
  private readonly benchmarks = new NameLimit("benchmarks");
  private readonly subsets = new NameLimit("subsets");
  private readonly ofLists: NameLimit[] = [];

  /** Is there room for the model, the benchmark and the subset of some samples? */
  admits({ subset, ...named }: Named & Pick<SamplePart, "subset">): boolean {
    const { suite, place } = named;
    return this.admitsSuite(named) && this.subsets.admits(`${suite}/${subset}`, place);
  }

  /** Null if there is no room for its model or benchmark. */
  report(report: ReportFact): ReportFact | null {
    if (!this.admitsSuite(report)) return null;
    const { place, headline, metrics } = report;
    const nameOf = ({ sourceName }: ReportedMetric) => sourceName ?? "";
    const kept = this.firstOf("metrics", metrics, nameOf, place);
    const isHeaded = headline === null || headline < kept.length;
    return {
      ...report,
      metrics: kept.map((metric) => this.metric(metric, place)),
      headline: isHeaded ? headline : null,
    };
  }

  run(fact: RunFact): RunFact {
    const { tags = [] } = fact;
    const kept = this.firstOf("tags", tags, (tag) => tag, null);
    return kept === tags ? fact : { ...fact, tags: kept };
  }

  get issues(): readonly Occurrence[] {
    const all = [this.models, this.benchmarks, this.subsets, ...this.ofLists];
    return all.flatMap((limit) => limit.issues);
  }

  private admitsSuite({ model, suite, place }: Named): boolean {
    // A place in a model's folder would be told of that model, which is not published.
    return this.models.admits(model ?? "", null) && this.benchmarks.admits(suite, place);
  }

  private metric(metric: ReportedMetric, place: Place): ReportedMetric {
    const all = metric.categories;
    const kept = this.firstOf("categories", all, ({ path }) => path.join("/"), place);
    let room: number = mostNames.categories;
    const categories = kept.map((category) => {
      const subsets = this.firstOf("categories", category.subsets, ({ name }) => name, place, room);
      room -= subsets.length;
      return { ...category, subsets };
    });
    return { ...metric, categories };
  }

  /** @param room how many of the list there is room for */
  private firstOf<T>(
    kind: "metrics" | "categories" | "tags",
    list: readonly T[],
    nameOf: (item: T) => string,
    place: Place | null,
    room: number = mostNames[kind],
  ): readonly T[] {
    const next = list[room];
    if (next === undefined) return list;
    const limit = new NameLimit(kind);
    limit.leaveOut(nameOf(next), place, list.length - room);
    this.ofLists.push(limit);
    return list.slice(0, room);
  }
}

type Named = Pick<SamplePart, "model" | "suite" | "place">;
