import { defaultMargin } from "@evalsite/statistics";
import { Command, InvalidArgumentError, Option } from "commander";

const formats = ["text", "markdown", "json", "junit"] as const;
export type Format = (typeof formats)[number];

const limits = ["worse", "unresolved"] as const;
export type FailOn = (typeof limits)[number];

/** What is asked for. */
export interface Options {
  /** Id of a published run, or a raw folder. */
  readonly baseline: string;
  readonly candidate: string;
  readonly failOn: FailOn;
  /** As a share of each metric's range. */
  readonly margin: number;
  /** Empty: all. */
  readonly suites: readonly string[];
  /** Folder or URL of the publication. */
  readonly data: string;
  readonly format: Format;
}

/** @throws CommanderError after --help and for options that are wrong */
export function readOptions(args: readonly string[]): Options {
  return commandLine().parse(args, { from: "user" }).opts<Options>();
}

function commandLine(): Command {
  return new Command("gate")
    .description("Tells whether a run is better or worse than its baseline: docs/gate.md.")
    .requiredOption("--baseline <run>", "id of a published run, or a raw folder")
    .requiredOption("--candidate <run>", "the same, of the run that is judged")
    .addOption(
      new Option(
        "--fail-on <limit>",
        "worse: ends with 3 where a benchmark is worse; unresolved: with 4, too, where one is not resolved",
      )
        .choices(limits)
        .default("worse"),
    )
    .option(
      "--margin <share>",
      "differences up to this share of a metric's range are none worth speaking of",
      shareOf,
      defaultMargin,
    )
    .option("--suites <names>", "only these benchmarks, with commas between them", namesOf, [])
    .option("--data <folder or URL>", "the publication", "./web/public/data")
    .addOption(
      new Option("--format <format>", "of what is printed").choices(formats).default("text"),
    )
    .showHelpAfterError("(--help lists the options)")
    .exitOverride();
}

function shareOf(text: string): number {
  const share = Number(text);
  if (text.trim() === "" || !(share >= 0 && share < 1))
    throw new InvalidArgumentError(
      "It must be a share, 0 or more and below 1: 0.01 is one point of 100.",
    );
  return share;
}

function namesOf(text: string, before: readonly string[]): readonly string[] {
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("")) throw new InvalidArgumentError("A name is missing between two commas.");
  return [...before, ...names];
}
