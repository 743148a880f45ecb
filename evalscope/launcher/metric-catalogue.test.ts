/**
 * What evalsite knows of metrics, against the semantics catalogue of the pinned evalscope. Without Python 3.10 skipped,
 * as the tests with the real evalscope are.
 */
import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { canonicalMetric } from "../../tools/etl/transform/metric-names.ts";
import { semanticsOf } from "../../tools/etl/transform/metric-semantics.ts";
import { declaredPrimary } from "../../tools/etl/transform/primary-metrics.ts";
import { ensureEnvironment } from "./environment.ts";
import { chooseSource } from "./evalscope-source.ts";
import { findPython } from "./python.ts";

const python = findPython();
const missing = "missing" in python ? python.missing : null;
if (missing !== null)
  process.stderr.write(`Skipped the check of the metric catalogue: ${missing}\n`);

const semantics = z.object({
  semantic_id: z.string(),
  direction: z.string(),
  kind: z.string(),
  raw_unit: z.string().nullable(),
  value_range: z.object({ min: z.number(), max: z.number() }).nullable(),
  display_multiplier: z.number().nullable(),
  display_unit: z.string().nullable(),
  display_precision: z.number().nullable(),
});
const dimensions = z.record(z.string(), z.union([z.string(), z.number()]));
const identity = z.object({ name: z.string(), aggregation: z.string(), dimensions });
const catalogue = z.object({
  names: z.record(z.string(), semantics),
  aggregations: z.array(z.object({ identity, semantics })),
  primaries: z.record(
    z.string(),
    identity.extend({ aggregation: z.string().nullable() }).nullable(),
  ),
});

const question = `
import json, pathlib
import evalscope.metrics.semantics.catalog as catalog
from evalscope.metrics.semantics.migration import migrate_legacy_report_identity
from evalscope.metrics.semantics.primary import BUILTIN_META_DIR
from evalscope.metrics.semantics.resolver import get_semantics_resolver
resolver = get_semantics_resolver()
dump = lambda entry, name: entry.resolve(name).model_dump(mode="json")
names = {name: dump(entry, name) for name, entry in catalog.METRIC_DEFINITIONS.items()}
names |= {name: dump(entry, name) for name, entry in catalog.LEGACY_METRIC_MIGRATIONS.items() if name not in names}
primaries = {}
for path in sorted(BUILTIN_META_DIR.glob("*.json")):
    meta = json.loads(path.read_text(encoding="utf-8"))["meta"]
    primaries[path.stem] = meta.get("primary_metric")
    for metric in meta.get("metrics") or []:
        for name in metric if isinstance(metric, dict) else [metric]:
            found = resolver.resolve(path.stem, migrate_legacy_report_identity(name, path.stem), name)
            if not found.degraded: names.setdefault(name, found.semantics.model_dump(mode="json"))
aggregations = [
    {"identity": {"name": name, "aggregation": aggregation, "dimensions": {}}, "semantics": dump(entry, name)}
    for (name, aggregation), entry in catalog.AGGREGATION_SEMANTICS.items()
]
print(json.dumps({"names": names, "aggregations": aggregations, "primaries": primaries}))
`;

/** Theirs in our words. */
function translated(theirs: z.infer<typeof semantics>) {
  const direction = { higher_is_better: "higher", lower_is_better: "lower" }[theirs.direction];
  return {
    kind: theirs.semantic_id.startsWith("perf.") ? "performance" : theirs.kind,
    direction: direction ?? "none",
    unit: theirs.raw_unit,
    range: theirs.value_range,
    display: {
      multiplier: theirs.display_multiplier ?? 1,
      unit: theirs.display_unit ?? "",
      precision: theirs.display_precision ?? 4,
    },
  };
}

describe.skipIf(missing !== null)("evalscope's catalogue of metrics", () => {
  let known: z.infer<typeof catalogue>;

  beforeAll(async () => {
    const environment = await ensureEnvironment(chooseSource(undefined, undefined));
    const { stdout, stderr } = spawnSync(environment.python, ["-c", question], {
      encoding: "utf8",
      maxBuffer: 1 << 26,
    });
    if (stdout === "") throw new Error(stderr);
    known = catalogue.parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
  }, 600_000);

  test("every name means here what it means there", () => {
    const names = Object.entries(known.names);
    expect(names.length).toBeGreaterThan(271);
    const ours = names.map(([name]) => [name, semanticsOf(canonicalMetric(name))]);
    expect(Object.fromEntries(ours)).toEqual(
      Object.fromEntries(names.map(([name, theirs]) => [name, translated(theirs)])),
    );
  });

  test("so does every pair of name and aggregation", () => {
    for (const { identity: pair, semantics: theirs } of known.aggregations)
      expect(semanticsOf(pair), JSON.stringify(pair)).toEqual(translated(theirs));
  });

  test("the same metric heads a benchmark", () => {
    const suites = Object.keys(known.primaries);
    expect(suites.length).toBeGreaterThan(200);
    expect(Object.fromEntries(suites.map((suite) => [suite, declaredPrimary(suite)]))).toEqual(
      known.primaries,
    );
  });
});
