import { Issue } from "@evalsite/protocol";
import { cleanRecord } from "./clean-record.ts";
import { type SecretFilter, cleanValue } from "./redact.ts";

const mostKinds = 200;

/** An occurrence of an issue; a null file means the run as a whole. */
export interface Occurrence {
  readonly code: string;
  readonly severity: Issue["severity"];
  readonly place: { readonly file: string | null; readonly line: number | null };
  readonly message: string;
  /** How often; once if absent. */
  readonly count?: number;
}

/** Issues gathered by code and file: the first place and message, and how often. */
export class IssueLog {
  private readonly issues = new Map<string, Issue>();
  private uncounted = 0;
  private heaviest: Issue["severity"] = "note";

  add(fact: Occurrence): void {
    const { code, severity, place, message, count = 1 } = fact;
    const key = JSON.stringify([code, severity, place.file]);
    const known = this.issues.get(key);
    if (known) this.issues.set(key, { ...known, count: known.count + count });
    else if (this.issues.size >= mostKinds) {
      this.uncounted += count;
      if (weight[severity] < weight[this.heaviest]) this.heaviest = severity;
    } else {
      this.issues.set(key, {
        code,
        severity,
        file: place.file,
        line: place.line,
        count,
        message,
      });
    }
  }

  /** All issues in a stable order, cleaned for publication. */
  list(filter: SecretFilter): readonly Issue[] {
    const cleaned = [...this.issues.values()].map(
      (issue) => cleanValue(cleanRecord(Issue, issue, filter).value, filter).value,
    );
    return [...cleaned, ...this.overflow()].toSorted(byWeight);
  }

  private overflow(): readonly Issue[] {
    if (this.uncounted === 0) return [];
    const message = `more than ${mostKinds} kinds of issues; the others are only counted`;
    const place = { file: null, line: null, count: this.uncounted };
    return [{ code: "more-issues", severity: this.heaviest, ...place, message }];
  }
}

const weight = { dropped: 0, warning: 1, note: 2 } as const;

function byWeight(a: Issue, b: Issue): number {
  return (
    weight[a.severity] - weight[b.severity] ||
    order(a.code, b.code) ||
    order(a.file ?? "", b.file ?? "")
  );
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
