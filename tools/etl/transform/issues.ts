import type { Issue } from "@evalsite/protocol";
import { type SecretFilter, withoutHosts, withoutPaths } from "./redact.ts";

const mostKinds = 200;

/** An occurrence of an issue; a null file means the run as a whole. */
export interface Occurrence {
  readonly code: string;
  readonly severity: Issue["severity"];
  readonly place: { readonly file: string | null; readonly line: number | null };
  readonly message: string;
}

/** Issues gathered by code and file: the first place and message, and how often. */
export class IssueLog {
  private readonly issues = new Map<string, Issue>();
  private uncounted = 0;

  add(fact: Occurrence): void {
    const key = JSON.stringify([fact.code, fact.severity, fact.place.file]);
    const known = this.issues.get(key);
    if (known) this.issues.set(key, { ...known, count: known.count + 1 });
    else if (this.issues.size >= mostKinds) this.uncounted++;
    else {
      const { code, severity, place, message } = fact;
      this.issues.set(key, {
        code,
        severity,
        file: place.file,
        line: place.line,
        count: 1,
        message,
      });
    }
  }

  /** All issues in a stable order, cleaned for publication. */
  list(filter: SecretFilter): readonly Issue[] {
    const cleaned = [...this.issues.values()].map((issue) => ({
      ...issue,
      message: filter.clean(withoutHosts(withoutPaths(issue.message))).value,
    }));
    return [...cleaned, ...this.overflow()].toSorted(byWeight);
  }

  private overflow(): readonly Issue[] {
    if (this.uncounted === 0) return [];
    const message = `more than ${mostKinds} kinds of issues; the others are only counted`;
    const place = { file: null, line: null, count: this.uncounted };
    return [{ code: "more-issues", severity: "warning", ...place, message }];
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
