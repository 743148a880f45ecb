import { z } from "zod";
import { patternProblem } from "./checkpoint-pattern.ts";

const name = z.string().refine((text) => /^[^\p{C}]{1,60}$/u.test(text) && text.trim() === text, {
  message: "must be 1 to 60 printable characters, without space around them",
});
const line = z.string().max(500, "is longer than 500 characters");
const texts = (one: z.ZodString) =>
  z.union([one, z.strictObject({ en: one.optional(), zh: one.optional() })], {
    error: 'must be a text, or {"en": …, "zh": …}',
  });
const list = <T extends z.ZodType>(item: T) => z.array(item).max(1000, "has more than 1,000 items");

const baseline = z.union(
  [
    z.strictObject({ run: line }),
    z.strictObject({ experiment: line, pick: z.enum(["best", "last"]).default("best") }),
  ],
  { error: 'must be {"run": …}, or {"experiment": …, "pick": "best" or "last"}' },
);

const benchmark = z.strictObject({
  suite: line,
  metric: line.optional(),
  weight: z.number().min(0, "must be 0 or more").default(1),
  target: z.number().optional(),
});

const experiment = z.strictObject({
  name: line.min(1, "must not be empty"),
  title: texts(line).optional(),
  group: line.optional(),
  match: list(line).default([]),
  baseline: baseline.optional(),
  tags: list(line).default([]),
});

const pattern = z.string().superRefine((text, context) => {
  const problem = patternProblem(text);
  if (problem !== null) context.addIssue({ code: "custom", message: problem });
});

function distinct<T>(key: (item: T) => string) {
  return (items: readonly T[], context: z.RefinementCtx) => {
    const seen = new Set<string>();
    for (const [at, item] of items.entries()) {
      const text = key(item);
      if (seen.has(text))
        context.addIssue({ code: "custom", path: [at], message: `names "${text}" a second time` });
      seen.add(text);
    }
  };
}

/** A project's file as people write it; see docs/formats.md. */
export const ProjectInput = z.strictObject({
  format: z.literal(1, { error: "must be 1: no other is known" }).default(1),
  name,
  aliases: list(name).default([]),
  title: texts(line).optional(),
  description: texts(z.string().max(20_000, "is longer than 20,000 characters")).optional(),
  links: list(
    z.strictObject({
      title: line,
      url: line.regex(/^https?:\/\//u, "must begin with http:// or https://"),
    }),
  ).default([]),
  baseline: baseline.optional(),
  benchmarks: list(benchmark)
    .superRefine(distinct(({ suite }) => suite))
    .refine((all) => all.length === 0 || all.some(({ weight }) => weight !== 0), {
      message: "have no weight above 0",
    })
    .default([]),
  checkpoint: z
    .strictObject({
      axis: z.enum(["step", "tokens", "epoch"]).optional(),
      pattern: pattern.optional(),
      best_by: line.optional(),
    })
    .default({}),
  experiments: list(experiment)
    .superRefine(distinct((one) => one.name))
    .default([]),
  tags: z.record(z.string(), z.strictObject({ title: texts(line).optional() })).default({}),
  // Who may see a project is decided where it is served; neither is ever published.
  visibility: z.unknown().optional(),
  members: z.unknown().optional(),
});
export type ProjectInput = z.output<typeof ProjectInput>;
