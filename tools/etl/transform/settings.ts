import { type JsonValue, isJsonObject } from "@evalsite/protocol";

type Fields = Readonly<Record<string, JsonValue>>;

/** Evaluation settings that may be published. All others stay behind, new ones included. */
const evaluation = new Set(
  `datasets eval_backend eval_batch_size eval_type evalscope_version generation_config limit repeats seed
   stream collect_perf judge_strategy judge_worker_num ignore_errors rerun_review model_task stage mem_cache
   few_shot_num few_shot_random prompt_template system_prompt metric_list subset_list aggregation
   evaluation_version fingerprint evaluation_identity resolved_benchmarks dataset_args pretty_name tags
   train_split eval_split output_types temperature top_p top_k min_p max_tokens batch_size n do_sample
   presence_penalty frequency_penalty repetition_penalty timeout reasoning_effort benchmarks schema_version
   primary_metric filters shuffle shuffle_choices strategy aggregations dimensions name k
   parallel number rate api dataset max_prompt_length min_prompt_length prefix_length tokenizer_path
   warmup_num open_loop duration multi_turn min_turns max_turns apply_chat_template n_choices
   max_steps agent_mode extract_tags cache_source judge repeats_k position_swap min_valid_judges`
    .trim()
    .split(/\s+/),
);

/** Free-form maps: their keys are names of benchmarks, not settings. */
const keyedByName = new Set(["dataset_args", "resolved_benchmarks", "benchmarks"]);

/** The part of an evaluation's configuration that may be published. */
export function publicSettings(settings: Fields): Record<string, JsonValue> {
  return allowed(settings);
}

function allowed(fields: Fields): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => evaluation.has(name))
      .map(([name, value]) => [name, keyedByName.has(name) ? byName(value) : inner(value)]),
  );
}

function byName(value: JsonValue): JsonValue {
  if (!isJsonObject(value)) return inner(value);
  return Object.fromEntries(Object.entries(value).map(([name, fields]) => [name, inner(fields)]));
}

function inner(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(inner);
  return isJsonObject(value) ? allowed(value) : value;
}

/** Hyper-parameters of trainers that may be published, by name. */
const training =
  /^(?:.*learning_rate.*|lr.*|.*batch_size.*|gradient_.*|.*warmup.*|.*weight_decay.*|adam_.*|optim.*|.*scheduler.*|num_train_epochs|max_steps|max_epochs|epochs|num_epochs|seed|data_seed|bf16|fp16|tf32|torch_dtype|dtype|precision|max_(?:seq_)?length|max_model_len|cutoff_len|packing|lora_.*|train_type|tuner_type|tuner_backend|finetuning_type|target_modules|quant_.*|quantization.*|.*dropout.*|max_grad_norm|clip.*|beta\d?|kl_.*|loss_.*|label_smoothing.*|freeze_.*|attn_impl|flash_attn|deepspeed|zero_.*|fsdp|tensor_.*parallel.*|pipeline_.*parallel.*|context_parallel.*|expert_.*parallel.*|sequence_parallel.*|num_layers|hidden_size|num_.*heads|ffn_hidden_size|vocab_size|temperature|top_k|top_p|num_generations|max_completion_length|reward_.*|epsilon.*|rlhf_type|template|model_type|task_type|stage|neftune.*|logging_steps|eval_steps|save_steps|dataset_shuffle|split_dataset_ratio|truncation_strategy|rope_scaling|use_.*|momentum|nesterov|world_size|num_gpus?|train_dataset_size)$/i;

/** The part of a trainer's arguments that may be published; a person's own `hparams` pass whole. */
export function publicHparams(fields: Fields, declared: boolean): Fields {
  if (declared) return fields;
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) => training.test(lastPart(name)) && value !== null,
    ),
  );
}

/** Nested settings are named "optimizer.lr". */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
