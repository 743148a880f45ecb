import { z } from "zod";

const text = z.union([z.string(), z.number()]);
const count = z.union([z.number().nonnegative(), z.string()]);

/** What the `evalsite` block of a configuration may say. All but `trainer`, `endpoint` and `examples` goes to `run.yaml`. */
export const evalsiteBlock = z
  .strictObject({
    project: text,
    experiment: text,
    model: z.union([text, z.strictObject({ name: text, revision: text }).partial()]),
    dataset: z.union([text, z.strictObject({ name: text, version: text }).partial()]),
    tags: z.union([z.string(), z.array(text)]),
    hparams: z.record(z.string(), z.unknown()),
    checkpoint: z.union([
      count,
      z.strictObject({ step: count, tokens: count, epoch: count }).partial(),
    ]),
    timezone: z.string(),
    notes: z.string(),
    /** A trainer's output folder; its logs are copied into the run's folder, weights are not. */
    trainer: z.string(),
    /** `scripted`: the project's own endpoint is started for the run and takes the place of `api_url` (`url` of a stress test). */
    endpoint: z.literal("scripted"),
    /** The project's example runs are shown beside the run: the raw folder refers to them. */
    examples: z.boolean(),
  })
  .partial();

export type EvalsiteBlock = z.infer<typeof evalsiteBlock>;

/** Keys that are for the launcher alone. */
export const launcherKeys: readonly string[] = ["trainer", "endpoint", "examples"];

/** The first thing wrong with a block, as `place: what`. */
export function firstFault(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return "evalsite: not understood";
  const place = ["evalsite", ...issue.path].join(".");
  if (issue.code === "unrecognized_keys")
    return `${place} has no "${issue.keys.join('", "')}"; there are ${Object.keys(evalsiteBlock.shape).join(", ")}`;
  if (place === "evalsite.hparams")
    return `${place}: expected a mapping; the path of a trainer's output folder is evalsite.trainer`;
  return `${place}: ${issue.message}`;
}
