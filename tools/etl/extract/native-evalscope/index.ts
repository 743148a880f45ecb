/**
 * Reads: trees that evalscope's native backend writes, v0.2 to the unreleased version after v1.10
 * (https://github.com/modelscope/evalscope, `evalscope/api/evaluator/cache.py`, `evalscope/report/`,
 * `evalscope/config.py`). Any part may be missing; several models and benchmarks may share a tree.
 *
 * Takes: reports (v1, v2 and the form before), reviews and predictions of every era, a collection's
 * breakdowns, task configurations, progress.json, and the fact that report.html exists.
 *
 * Ignores: logs and leaderboard.txt (nothing but what the rest says, and secrets), the content of
 * report.html, copies named *.bak, reviews named *.rerun-<hex> that were finished since, and of
 * `model_spec` all but the id.
 */
import { type Fact, issue } from "../fact.ts";
import type { Reader } from "../reader.ts";
import type { ClaimedFile, SourceFile } from "../source.ts";
import { detect } from "./detect.ts";
import { type Reading, documentFacts, done, placeOf } from "./documents.ts";
import { startFacts } from "./run-facts.ts";
import { standingOf } from "./left-over.ts";
import { plainSample } from "./plain-sample.ts";
import { readSamples } from "./samples.ts";
import { Sightings } from "./sightings.ts";
import { survey } from "./survey.ts";
import { rootOf } from "./tree.ts";
import { modelFolderOf } from "../evalscope-records/model-folder.ts";

export const nativeEvalscope: Reader = {
  id: "native-evalscope",
  surest: 0.9,
  detect,
  read,
  plainSample,
};

async function* read(files: readonly ClaimedFile[]): AsyncIterable<Fact> {
  const reading: Reading = { files, survey: await survey(files), sightings: new Sightings() };
  yield* startFacts(files, reading.survey);
  for (const claimed of files) {
    const standing = standingOf(claimed.file, files);
    if (standing === "left-over") yield* leftOver(claimed.file);
    else if (claimed.format !== "samples") yield* documentFacts(claimed, reading);
    else {
      if (standing === "unfinished") yield unfinished(claimed.file);
      yield* samples(claimed.file, reading);
    }
  }
  yield* reading.sightings.facts();
}

function* leftOver({ path }: SourceFile): Iterable<Fact> {
  yield issue("left-over-copy", "note", placeOf(path), "a copy of another file: not read");
  yield done(path, 0, 0);
}

function unfinished({ path }: SourceFile): Fact {
  const message = "reviews that were still being written; there is no finished file";
  return issue("unfinished-reviews", "note", placeOf(path), message);
}

function samples(file: SourceFile, { files, survey, sightings }: Reading): AsyncIterable<Fact> {
  const model = modelFolderOf(file.path) ?? survey.flatModels.get(rootOf(file.path)) ?? null;
  return readSamples(file, { model, suites: survey.suites, sightings, files });
}
