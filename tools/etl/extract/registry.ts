import type { Reader } from "./reader.ts";
import { genericLog } from "./generic-log/index.ts";
import { hfTrainer } from "./hf-trainer/index.ts";
import { llamaFactory } from "./llama-factory/index.ts";
import { msSwift } from "./ms-swift/index.ts";
import { nativeEvalscope } from "./native-evalscope/index.ts";
import { runYaml } from "./run-yaml/index.ts";
import { settings } from "./settings/index.ts";
import { simpleLayout } from "./simple-layout/index.ts";
import { stressTest } from "./stress-test/index.ts";
import { textLog } from "./text-log/index.ts";
import { tfevents } from "./tfevents/index.ts";
import { verl } from "./verl/index.ts";

/** All readers. Order does not matter: the highest detection score wins, a tie is an error. */
export const readers: readonly Reader[] = [
  runYaml,
  nativeEvalscope,
  stressTest,
  simpleLayout,
  msSwift,
  hfTrainer,
  tfevents,
  llamaFactory,
  verl,
  textLog,
  genericLog,
  settings,
];
