import { type SecretForm, beginsWith, endOf, followed, formOf, wordStart } from "./secret-form.ts";
import { isMixed, isRandom, isVaried } from "./secret-look.ts";
import { anyCase, exactly, letters, times } from "./secret-signs.ts";

const base62 = "A-Za-z0-9";
const word = String.raw`\w-`;
const hex = "0-9a-f";
const { alnum } = letters;

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/** A name in words: `getUserProfile2`. */
const inWords = /^[A-Z]?[a-z]+(?:[A-Z][a-z]+)*\d*$/;

/** Keys of those who serve models, data and experiments. */
export const modelForms: readonly SecretForm[] = [
  beginsWith(
    "OpenAI key",
    "https://platform.openai.com/docs/api-reference/authentication",
    "sk-proj- sk-svcacct- sk-admin- sk-None-",
    { of: word, least: 20, accepts: isRandom },
  ),
  beginsWith(
    "Anthropic key",
    "https://docs.anthropic.com/en/api/overview",
    "sk-ant-api03- sk-ant-api04- sk-ant-admin01- sk-ant-oat01- sk-ant-ort01- sk-ant-sid01- sk-ant-",
    { of: word, least: 20, accepts: isRandom },
  ),
  beginsWith(
    "OpenRouter key",
    "https://openrouter.ai/docs/api-reference/authentication",
    "sk-or-v1-",
    { of: hex, least: 32 },
  ),
  beginsWith(
    "Langfuse key",
    "https://langfuse.com/docs/api-and-data-platform/features/public-api",
    "sk-lf-",
    { of: `${hex}-`, least: 30 },
  ),
  // Also DeepSeek, DashScope, Moonshot, StepFun, SiliconFlow, Hunyuan, MiniMax and every server that follows them.
  beginsWith("API key", "https://api-docs.deepseek.com/api/deepseek-api", "sk-", {
    of: word,
    least: 16,
    accepts: isRandom,
    signs: [[...exactly("sk-"), ...times(1, alnum)]],
  }),
  beginsWith(
    "Hugging Face token",
    "https://huggingface.co/docs/hub/security-tokens",
    "hf_ api_org_",
    { of: base62, least: 30 },
  ),
  formOf(
    "ModelScope token",
    "https://modelscope.cn/docs/accounts/token",
    [[...exactly("ms-"), ...times(8, letters.hex), "-"]],
    `${wordStart}ms-(?<body>${uuid})(?![${base62}])`,
  ),
  formOf(
    "Volcengine Ark key",
    "https://www.volcengine.com/docs/82379/1541594",
    [[...exactly("ark-"), ...times(8, letters.hex), "-"]],
    `${wordStart}ark-(?<body>${uuid}[\\w-]{0,20})`,
  ),
  formOf(
    "Zhipu key",
    "https://docs.bigmodel.cn/api-reference",
    [[...times(12, letters.hex), ".", ...times(6, alnum)]],
    `(?<=(?<before>${wordStart}[0-9a-f]{20}))[0-9a-f]{12}\\.(?<body>[${base62}]{24}|[${base62}]{16})(?![\\w.-]*[${base62}]{20}|[\\w-])`,
    { accepts: (body) => isVaried(body) && /[A-Z]/.test(body) && /[a-z]/.test(body) },
  ),
  formOf(
    "Baidu Qianfan key",
    "https://cloud.baidu.com/doc/qianfan-api/s/ym9chdsy5",
    [exactly("bce-v3/ALTAK")],
    `${wordStart}bce-v3/ALTAK-(?<body>[${base62}]{16,40}/[${hex}]{32,64})`,
  ),
  beginsWith(
    "Baidu Cloud access key",
    "https://cloud.baidu.com/doc/Reference/s/9jwvz2egb",
    "ALTAK",
    { of: base62, least: 17, accepts: isMixed },
  ),
  beginsWith("Groq key", "https://console.groq.com/docs/quickstart", "gsk_", {
    of: base62,
    least: 40,
  }),
  beginsWith("Replicate token", "https://replicate.com/docs/topics/security/api-tokens", "r8_", {
    of: base62,
    least: 32,
  }),
  beginsWith("xAI key", "https://docs.x.ai/docs/tutorial", "xai-", { of: base62, least: 40 }),
  beginsWith("Perplexity key", "https://docs.perplexity.ai/getting-started/quickstart", "pplx-", {
    of: base62,
    least: 32,
  }),
  beginsWith("NVIDIA key", "https://docs.api.nvidia.com/nim/reference/llm-apis", "nvapi-", {
    of: word,
    least: 40,
  }),
  formOf(
    "Fireworks key",
    "https://docs.fireworks.ai/getting-started/quickstart",
    [exactly("fw_"), exactly("fpk_")],
    `${wordStart}(?:fw|fpk)_(?<body>[${base62}]{20,32})(?![\\w-])`,
    { accepts: isRandom },
  ),
  beginsWith("Together key", "https://docs.together.ai/docs/api-keys-authentication", "tgp_v1_", {
    of: word,
    least: 32,
  }),
  beginsWith("Cerebras key", "https://inference-docs.cerebras.ai/quickstart", "csk-", {
    of: base62,
    least: 32,
  }),
  beginsWith(
    "Tavily key",
    "https://docs.tavily.com/documentation/quickstart",
    "tvly-dev- tvly-prod- tvly-",
    { of: base62, least: 16 },
  ),
  beginsWith("Jina key", "https://jina.ai/api-dashboard", "jina_", { of: word, least: 40 }),
  beginsWith("Firecrawl key", "https://docs.firecrawl.dev/introduction", "fc-", {
    of: hex,
    least: 32,
    signs: [[...exactly("fc-"), ...times(8, letters.hex)]],
  }),
  formOf(
    "Brave Search key",
    "https://api-dashboard.search.brave.com/app/documentation",
    [exactly("BSA")],
    `${wordStart}BSA(?<body>[\\w-]{26,30})(?![\\w-])`,
    { accepts: isMixed },
  ),
  beginsWith("E2B key", "https://e2b.dev/docs/api-key", "e2b_", { of: hex, least: 32 }),
  beginsWith("Voyage key", "https://docs.voyageai.com/docs/api-key-and-installation", "pa-", {
    of: word,
    least: 40,
    accepts: isRandom,
    signs: [[...exactly("pa-"), ...times(12, letters.word)]],
  }),
  beginsWith("ElevenLabs key", "https://elevenlabs.io/docs/api-reference/authentication", "sk_", {
    of: hex,
    least: 40,
    signs: [[...exactly("sk_"), ...times(8, letters.hex)]],
  }),
  beginsWith("Pinecone key", "https://docs.pinecone.io/guides/projects/manage-api-keys", "pcsk_", {
    of: String.raw`\w`,
    least: 40,
  }),
  beginsWith("LlamaCloud key", "https://docs.cloud.llamaindex.ai/api_key", "llx-", {
    of: base62,
    least: 32,
  }),
  beginsWith(
    "LangSmith key",
    "https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key",
    "lsv2_pt_ lsv2_sk_ ls__",
    { of: `${hex}_`, least: 32 },
  ),
  beginsWith("RunPod key", "https://docs.runpod.io/get-started/api-keys", "rpa_", {
    of: base62,
    least: 32,
  }),
  beginsWith("Anyscale key", "https://docs.anyscale.com", "esecret_", { of: base62, least: 20 }),
  beginsWith("Modal token", "https://modal.com/docs/reference/modal.config", "as- ak-", {
    of: base62,
    least: 22,
    accepts: isRandom,
    signs: [
      [...exactly("as-"), ...times(16, alnum)],
      [...exactly("ak-"), ...times(16, alnum)],
    ],
  }),
  beginsWith(
    "Coze token",
    "https://www.coze.cn/open/docs/developer_guides/pat",
    "pat_ sat_ cztei_",
    { of: base62, least: 32 },
  ),
  formOf(
    "Dify key",
    "https://docs.dify.ai/en/guides/application-publishing/developing-with-apis",
    followed("app- dataset-", 16),
    `${wordStart}(?:app|dataset)-(?<body>[${base62}]{24})(?![\\w-])`,
    { accepts: (body) => isMixed(body) && !inWords.test(body) },
  ),
  beginsWith("W&B key", "https://docs.wandb.ai/support/find_api_key", "wandb_v1_", {
    of: word,
    least: 30,
  }),
  formOf(
    "W&B key",
    "https://docs.wandb.ai/guides/track/environment-variables",
    [anyCase("wandb_api_key"), exactly("wandb login "), exactly("wandb.login(key=")],
    String.raw`(?<kept>(?:[Ww][Aa][Nn][Dd][Bb]_[Aa][Pp][Ii]_[Kk][Ee][Yy]|wandb login|wandb\.login\(key=)(?:\]|\s|--relogin|[:=]|\\{0,7}["']){0,12})(?<body>[0-9a-f]{40})(?![\w-])`,
  ),
  formOf(
    "Neptune token",
    "https://docs.neptune.ai/setup/setting_api_token",
    [exactly("eyJhcGlfYWRkcmVzcyI6")],
    `${wordStart}eyJhcGlfYWRkcmVzcyI6(?<body>[${base62}+/=]{40,400})`,
    { more: endOf(/[A-Za-z0-9+/=]*/y) },
  ),
];
