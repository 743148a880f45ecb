import { type SecretForm, beginsWith, followed, formOf, wordStart } from "./secret-form.ts";
import { isMixed, isRandom, isVaried } from "./secret-look.ts";
import { exactly, letters, times } from "./secret-signs.ts";

const base62 = "A-Za-z0-9";
const word = String.raw`\w-`;
const hex = "0-9a-f";
const { alnum } = letters;
const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/** Keys of what agents use: search, browsers, memory, voices, gateways, coding tools; and of smaller model services. */
export const agentForms: readonly SecretForm[] = [
  beginsWith(
    "OpenAI key",
    "https://platform.openai.com/docs/api-reference/realtime-sessions",
    "sess- ek_",
    {
      of: base62,
      least: 32,
      accepts: isRandom,
      signs: followed("sess- ek_", 16),
    },
  ),
  beginsWith("Hugging Face token", "https://huggingface.co/docs/hub/oauth", "hf_oauth_ hf_jwt_", {
    of: `${word}.`,
    least: 40,
  }),
  beginsWith("Kaggle token", "https://www.kaggle.com/docs/api", "KGAT_", {
    of: base62,
    least: 24,
  }),
  // Also Novita, PPIO, Cartesia and other services whose keys begin so.
  beginsWith("API key", "https://novita.ai/docs/guides/quickstart", "sk_ sk_car_ sk_team_", {
    of: word,
    least: 20,
    accepts: isRandom,
    signs: [...followed("sk_", 16, letters.word), ...followed("sk_car_ sk_team_", 8, letters.word)],
  }),
  beginsWith(
    "Gemini key",
    "https://cloud.google.com/vertex-ai/generative-ai/docs/start/api-keys",
    "AQ.Ab",
    { of: word, least: 36, accepts: isRandom },
  ),
  beginsWith(
    "Helicone key",
    "https://docs.helicone.ai/helicone-headers/helicone-auth",
    "sk-helicone- pk-helicone-",
    {
      of: word,
      least: 20,
    },
  ),
  beginsWith(
    "Cursor key",
    "https://docs.cursor.com/en/background-agent/api/overview",
    "crsr_ key_",
    {
      of: hex,
      least: 60,
      signs: followed("crsr_ key_", 12, letters.hex),
    },
  ),
  beginsWith("Amp token", "https://ampcode.com/manual", "sgamp_user_", { of: word, least: 30 }),
  beginsWith("Chutes key", "https://chutes.ai/docs", "cpk_", {
    of: `${base62}.`,
    least: 60,
    accepts: isRandom,
  }),
  beginsWith("Friendli token", "https://friendli.ai/docs/guides/personal_access_tokens", "flp_", {
    of: base62,
    least: 32,
  }),
  formOf(
    "Predibase token",
    "https://docs.predibase.com",
    followed("pb_", 18, letters.word),
    `${wordStart}pb_(?<body>[${word}]{22})(?![${word}])`,
    { accepts: isMixed },
  ),
  beginsWith("Upstage key", "https://console.upstage.ai/docs", "up_", {
    of: base62,
    least: 29,
    accepts: isRandom,
    signs: followed("up_", 18),
  }),
  beginsWith("Voyage key", "https://www.mongodb.com/docs/voyageai/management/api-keys", "al-", {
    of: word,
    least: 40,
    accepts: isRandom,
    signs: followed("al-", 16, letters.word),
  }),
  formOf(
    "fal key",
    "https://docs.fal.ai/authentication/key-based",
    [[...times(12, letters.hex), ":", ...times(12, letters.hex)]],
    `(?<=(?<before>${wordStart}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-))[0-9a-f]{12}:(?<body>[${hex}]{32})(?![${base62}])`,
  ),
  formOf(
    "Lambda Cloud key",
    "https://docs.lambda.ai/api/cloud",
    [exactly("secret_")],
    String.raw`${wordStart}secret_[\w-]{1,40}_(?<body>[0-9a-f]{32}\.[A-Za-z0-9]{32})(?![A-Za-z0-9])`,
  ),
  formOf(
    "DeepL key",
    "https://developers.deepl.com/docs/getting-started/auth",
    [[...times(8, letters.hex), ...exactly(":fx")]],
    `(?<=(?<before>${wordStart}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}))(?<body>[0-9a-f]{8}):fx(?![\\w-])`,
    { accepts: () => true },
  ),
  beginsWith("Apify token", "https://docs.apify.com/platform/integrations/api", "apify_api_", {
    of: base62,
    least: 30,
  }),
  beginsWith("Browserbase key", "https://docs.browserbase.com", "bb_live_ bb_test_", {
    of: word,
    least: 20,
  }),
  beginsWith("Browser Use key", "https://docs.browser-use.com", "bu_", {
    of: word,
    least: 32,
    accepts: isRandom,
    signs: followed("bu_", 16, letters.word),
  }),
  beginsWith("Mem0 key", "https://docs.mem0.ai", "m0-", {
    of: base62,
    least: 32,
    signs: followed("m0-", 16),
    accepts: isRandom,
  }),
  beginsWith(
    "Logfire token",
    "https://logfire.pydantic.dev/docs/how-to-guides/create-write-tokens",
    "pylf_v1_",
    {
      of: String.raw`\w`,
      least: 32,
    },
  ),
  beginsWith("Telnyx key", "https://developers.telnyx.com", "KEY0", {
    of: `${base62}_`,
    least: 40,
    accepts: isRandom,
  }),
  formOf(
    "Baidu access token",
    "https://ai.baidu.com/ai-doc/REFERENCE/Ck3dwjhhu",
    [[...exactly("24."), ...times(12, letters.hex)]],
    String.raw`${wordStart}24\.(?<body>[0-9a-f]{32}\.\d{5,8}\.\d{10}\.\d{5,7}-\d{5,12})`,
  ),
  formOf(
    "Tencent Cloud secret key",
    "https://cloud.tencent.com/document/product/598/40488",
    [exactly("SECRET_KEY"), exactly("SecretKey"), exactly("secret_key"), exactly("secretKey")],
    String.raw`(?<kept>(?:SECRET_KEY|SecretKey|secret_key|secretKey)(?:\\{0,3}["'])?\s{0,4}[=:]\s{0,4}(?:\\{0,3}["'])?)(?<body>[A-Za-z0-9]{32})(?![\w+=-])`,
    { accepts: isMixedKey },
  ),
  formOf(
    "Alibaba Cloud secret key",
    "https://help.aliyun.com/zh/ram/user-guide/create-an-accesskey-pair",
    ["access_key_secret", "accesskeysecret", "accesssecret", "secret_access_key"].map((name) =>
      name.split("").map((letter) => letter + letter.toUpperCase()),
    ),
    String.raw`(?<kept>[A-Za-z_]{12,17}(?:\\{0,3}["'])?\s{0,4}[=:]\s{0,4}(?:\\{0,3}["'])?)(?<body>[A-Za-z0-9]{30})(?![\w+=-])`,
    { accepts: isMixedKey },
  ),
  formOf(
    "API key",
    "https://open.bigmodel.cn/dev/api",
    [[...exactly("sk-"), ...times(1, alnum)]],
    `${wordStart}sk-(?<body>${uuid})(?![${base62}])`,
    { accepts: isVaried },
  ),
];

/** Small letters, capitals and digits by turns: hashes and names of variables are not. */
function isMixedKey(body: string): boolean {
  return isRandom(body) && /[A-Z]/.test(body) && /[a-z]/.test(body);
}
