import { type IssueFact, issue } from "../extract/fact.ts";
import { isMedia } from "./media.ts";

/** Endings of what no run's results stand in: weights, pictures, programs, documents. */
const endings = new Set(
  `safetensors bin pt pth ckpt onnx gguf ggml h5 hdf5 keras pkl pickle joblib npy npz msgpack tflite pdparams pdopt distcp model
   tiktoken mlmodel engine plan svg bmp tif tiff ico eps py pyc pyi ipynb sh bash bat ps1 js mjs ts c cc cpp h hpp cu go rs java
   patch diff md rst html htm css map pdf docx pptx toml cfg ini conf yaml yml env lock tmp swp bak pid so dll exe whl ttf woff woff2
   metadata idx arrow lance`.split(/\s+/),
);

/** Names of settings, dictionaries and notes that tools leave beside their results. */
const names =
  /^(?:(?:tokenizer|vocab|merges|special_tokens_map|added_tokens|chat_template|config|configuration|adapter_config|generation_config|preprocessor_config|processor_config|video_preprocessor_config|quantize_config|training_args|optimizer|scheduler|scaler|rng_state|args|arguments|hparams|params|setup|package|package-lock|requirements|environment|freeze|wandb-metadata|conda-environment|ds_config|deepspeed_config|accelerate_config|dataset_infos?|state|modules|sentence_bert_config|open_clip_config)[\w.-]*|.*\.index\.json|latest(?:_checkpointed_iteration\.txt)?|readme.*|licen[cs]e.*|notice.*|changelog.*|notes?\.txt|makefile|dockerfile.*|done|success|_success|complete[d]?|.*\.lock|\..*|thumbs\.db|\$RECYCLE.*)$/i;

/** Folders of programs and of what they keep for themselves. */
const folders =
  /(?:^|\/)(?:\.[^/]+|__pycache__|cache|caches|tmp|node_modules|code|src|scripts|global_step\d+)\//i;

/** Is a file, by its name, one that no results are looked for in? */
export function isHarmless(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return endings.has(ending) || isMedia(name) || names.test(name) || folders.test(path);
}

/** Names that are told; of others how many there are. */
const told = 5;

/** What is to be said of files beside read ones that no reader took; nothing of those that no results stand in. */
export function unreadIssue(paths: readonly string[]): readonly IssueFact[] {
  const unread = paths.filter((path) => !isHarmless(path));
  const [first] = unread;
  if (first === undefined) return [];
  const listed = unread.slice(0, told).join(", ");
  const more = unread.length > told ? ` and ${unread.length - told} more` : "";
  const count = unread.length === 1 ? "1 file was" : `${unread.length} files were`;
  const place = { file: first, line: null };
  return [issue("not-read", "warning", place, `${count} not read: ${listed}${more}`)];
}
