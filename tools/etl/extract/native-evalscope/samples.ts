import {
  type Fact,
  type IssueFact,
  type Place,
  type SampleFile,
  type SamplePart,
  issue,
} from "../fact.ts";
import { isRecord, jsonLineFacts } from "../json-lines.ts";
import type { ClaimedFile, SourceFile } from "../source.ts";
import { answerIndexes } from "./answer-indexes.ts";
import { completionParts } from "./completion.ts";
import { Findings } from "../findings.ts";
import { type Foreign, records, text } from "../foreign.ts";
import { AnswerIds, type LineContext, type LinePart } from "./part.ts";
import { plainSample } from "./plain-sample.ts";
import { predictionPart } from "./prediction.ts";
import { groupsOf } from "./repeats.ts";
import { reviewPart } from "./review.ts";
import type { Sightings } from "./sightings.ts";
import { textLines } from "../text-lines.ts";
import { parseJson } from "../tolerant-json.ts";
import { type KnownSuite, type SuiteAndSubset, suiteOfFile } from "./suite-names.ts";

/** What a sample file is read against. */
export interface SampleSetting {
  readonly model: string | null;
  readonly suites: readonly KnownSuite[];
  readonly sightings: Sightings;
  /** All files of the run. */
  readonly files: readonly ClaimedFile[];
}

/** Reviews or predictions: the file itself if its lines can be read one by one, else their samples. */
export async function* readSamples(file: SourceFile, setting: SampleSetting): AsyncIterable<Fact> {
  const plain = await plainFile(file, setting);
  if (plain) yield plain;
  else yield* sampleFacts(file, setting);
}

/** The file as its first line promises it to be; null if that line is not plain. */
async function plainFile(file: SourceFile, setting: SampleSetting): Promise<SampleFile | null> {
  const first = await firstLine(file);
  if (first === null) return null;
  const { model, suites, sightings } = setting;
  const named = suiteOfFile(file.path, model, null, suites);
  const plain: SampleFile = {
    kind: "sample-file",
    setting: {
      reader: "native-evalscope",
      file: file.path,
      role: isRecord(first["sample_score"]) ? "review" : "prediction",
      model,
      suite: named.suite,
      subset: named.subset,
    },
    issues: guessIssues(file.path, named),
    facts: () => sampleFacts(file, setting),
  };
  if (plainSample(first, plain.setting, 1) === null) return null;
  sightings.line(model, first);
  return plain;
}

async function firstLine(file: SourceFile): Promise<Foreign | null> {
  for await (const { text: line } of textLines(file.bytes())) {
    const parsed = parseJson(line);
    return parsed.kind === "ok" && isRecord(parsed.value) ? parsed.value : null;
  }
  return null;
}

/** Line by line, in the file's order; a file may mix eras after a resume. */
async function* sampleFacts(file: SourceFile, setting: SampleSetting): AsyncIterable<Fact> {
  const groups = await groupsOf(file);
  const reading = new SampleLines(file.path, setting, {
    groups,
    answerIndexes: await answerIndexes(file, setting.files),
    answerIds: new AnswerIds(),
  });
  yield* jsonLineFacts(file, ({ line, value }) => reading.factsOf(line, value));
}

/** What has to be remembered from line to line: the file's benchmarks, and how often an answer's id was met. */
class SampleLines {
  private readonly path: string;
  private readonly setting: SampleSetting;
  private readonly around: Omit<LineContext, "line" | "findings">;
  /** By the subset that lines state. */
  private readonly suites = new Map<string | null, SuiteAndSubset>();

  constructor(
    path: string,
    setting: SampleSetting,
    around: Omit<LineContext, "line" | "findings">,
  ) {
    this.path = path;
    this.setting = setting;
    this.around = around;
  }

  /** The line's facts; null if it is no sample. */
  factsOf(line: number, value: Foreign): readonly Fact[] | null {
    const findings = new Findings({ file: this.path, line });
    const parts = partsOf(value, { ...this.around, line, findings });
    if (!parts) return null;
    this.setting.sightings.line(this.setting.model, value);
    const named = this.suiteOf(value);
    const facts = parts.map((part) => this.place(part, named.suite, findings.place));
    return [...named.issues, ...findings.take(), ...facts];
  }

  private suiteOf(value: Foreign): { suite: SuiteAndSubset; issues: readonly IssueFact[] } {
    const stated = text(value["subset_name"]);
    const known = this.suites.get(stated);
    if (known) return { suite: known, issues: [] };
    const { model, suites } = this.setting;
    const suite = suiteOfFile(this.path, model, stated, suites);
    this.suites.set(stated, suite);
    return { suite, issues: guessIssues(this.path, suite) };
  }

  private place(part: LinePart, file: SuiteAndSubset, place: Place): SamplePart {
    return {
      kind: "sample",
      role: part.role,
      place,
      model: this.setting.model,
      suite: file.suite,
      subset: part.subset ?? file.subset,
      index: part.index,
      fields: part.fields,
    };
  }
}

function guessIssues(file: string, { guessed, suite, subset }: SuiteAndSubset): IssueFact[] {
  const message = `no report or configuration names it: took "${suite}" and "${subset}"`;
  return guessed ? [issue("guessed-suite", "note", { file, line: null }, message)] : [];
}

/** Decides by a line's shape which era wrote it. */
function partsOf(value: Foreign, context: LineContext): readonly LinePart[] | null {
  if (isRecord(value["sample_score"])) return [reviewPart(value, context)];
  if ("model_output" in value) return [predictionPart(value, context)];
  if (Array.isArray(value["choices"]) && isOpenAi(value)) return completionParts(value, context);
  return null;
}

function isOpenAi(value: Foreign): boolean {
  const [choice] = records(value["choices"]);
  return choice === undefined || "message" in choice || "review" in choice;
}
