import { isPathLike, isPlaceholder, looksSecret } from "./secret-look.ts";

/**
 * What a name says of its value. `sure`: nothing but a secret stands there; `likely`: a secret, or a word of the same name (a sort key, a
 * token of a vocabulary, a biscuit), so the value's look decides; `none`.
 */
export type NameStrength = "sure" | "likely" | "none";

/** Words behind which nothing but the secret itself can stand; `api key` stands for apiKey, api-key, API_KEY and apikey. */
const sureNames = phrases(`
  password, passwords, passwd, passwds, pwd, passphrase, passphrases, passcode, passcodes,
  api key, api keys, apikeys, api token, api tokens, api secret, app key, app secret, app password, application key,
  access key, access keys, access token, access tokens, access secret, auth key, auth keys, auth token, auth tokens,
  secret key, secret keys, client secret, client secrets, consumer secret, consumer key, shared secret, secret token,
  private key, private keys, bearer token, bearer tokens, refresh token, refresh tokens, session token, session tokens,
  security token, service token, personal token, private token, deploy token, deploy key, registry token, bot token, push token, hub token,
  user token, admin token, root token, vault token, jwt secret, jwt token, csrf token, xsrf token, x token, id token,
  oauth token, account key, subscription key, encryption key, signing key, signing secret, master key, shared key, storage key,
  ssh key, ssh pass, hmac key, webhook secret, license key, connection string, session secret, ak sk, aws secret,
  db pass, smtp pass, user pass, ftp pass, redis pass, mysql pass, pg pass, postgres pass, admin pass, root pass, proxy pass, http pass, mail pass
`);

/** A provider's key or token is one by its name alone. */
const providers =
  /^(?:openai|anthropic|claude|azure|google|gemini|vertex|aws|ali|aliyun|dashscope|qwen|tencent|hunyuan|baidu|qianfan|volc|volcengine|ark|doubao|zhipu|zhipuai|glm|moonshot|kimi|deepseek|minimax|stepfun|siliconflow|modelscope|ms|hf|huggingface|wandb|swanlab|comet|neptune|mlflow|clearml|github|gh|gitlab|gitee|git|npm|pypi|docker|slack|discord|telegram|feishu|lark|dingtalk|wecom|tavily|serper|serpapi|brave|bing|exa|jina|cohere|mistral|groq|together|fireworks|replicate|perplexity|pplx|xai|nvidia|nim|openrouter|judge|stripe|twilio|sendgrid|sentry|notion|linear|databricks|snowflake|cloudflare|firecrawl|e2b|langsmith|langfuse)$/;

/** A secret if its look says so. */
const likelyNames = phrases(`
  secret, secrets, token, key, cookie, cookies, credential, credentials, authorization, auth,  signature, sig, webhook, webhooks, webhook url, dsn, otp, pin, pat, jwt, bearer, ak, sk, csrf, netrc
`);

/** What follows a secret's name where the value is about the secret. */
const aboutIt =
  /^(?:length|len|size|count|num|number|policy|name|names|field|fields|file|files|path|paths|dir|env|var|variable|rate|header|headers|column|columns|index|idx|type|types|kind|format|prefix|suffix|prompt|hint|required|enabled|enable|expires|expiry|ttl|timeout|limit|usage|used|budget|per|rate|max|min|mask|ids|counts|embedding|dim|strength|attempts|reset|location|url|uri|endpoint|version|source|provider|manager|rotation|stdin|error|errors|loss|accuracy|level|stats|ratio|hashers?|validators?|authenticators?|backends?|class|classes|algorithms?|scheme|schemes|regex|pattern|rules?|generators?|encoders?|encoding|strategy|stores?|storage|service|services|function|fn|callback|handlers?|middleware|model|models|form|forms|view|views|template|templates|label|title|placeholder|message|help|description|chars|charset|alphabet|entropy|complexity|age|history|reuse|changed|updated|created|date|time|days|hours|minutes|seconds|ms|bytes|bits|words)$/;

/** What precedes key or token in the names of trainers, data sets and tokenizers. */
const ofData =
  /^(?:pad|padding|eos|bos|unk|mask|sep|cls|image|images|img|video|videos|audio|vision|response|stop|special|think|thinking|begin|start|end|eot|eom|eod|fim|tool|tools|call|first|last|next|prev|previous|new|added|extra|prompt|prompts|reward|fn|label|labels|input|inputs|output|outputs|answer|answers|question|questions|target|targets|sort|group|partition|primary|foreign|cache|dict|column|text|data|dataset|context|metric|metrics|score|scores|id|index|query|value|values|feature|lookup|row|map|json|field|name|template|message|messages|system|user|assistant|role|item|sample|doc|document|object|s3|storage|redis|hash|subset|split|choice|choices|option|options|category|class|order|ordering|unique|natural|merge|join|filter|attention|past|num|max|min|total|avg|mean|completion|cached|reasoning|generated|media|caption|instruction|source|solution|ground|truth|gt|gold|reference|ref|chosen|rejected|history|rank|bucket|route|shard|state|param|config|public|tag|hot|home|arrow|escape|shortcut|up|down|left|right|word|sub|n|new|per|by)$/;

function phrases(list: string): ReadonlySet<string> {
  return new Set(list.split(",").map((phrase) => phrase.trim()));
}

/** Small letters without a break, `dbpassword`, `sshpass`, `authkey`: they end so. */
const glued =
  /(?:password|passwd|passphrase|passcode|apikey|accesskey|secretkey|authkey|privatekey|accesstoken|authtoken|apitoken|apisecret|clientsecret|appsecret|secretaccesskey)s?$|^(?:ssh|pg|db|smtp|mysql|redis)(?:pass|pwd)$/;

const known = new Map<string, NameStrength>();
const mostKnown = 2000;

/** Does a secret stand under a name? */
export function nameStrength(name: string): NameStrength {
  const found = known.get(name);
  if (found !== undefined) return found;
  const strength = name.length > 120 ? "none" : strengthOf(wordsOf(name));
  if (known.size >= mostKnown) known.clear();
  known.set(name, strength);
  return strength;
}

function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== "");
}

function strengthOf(words: readonly string[]): NameStrength {
  for (let at = 0; at < words.length; at++) {
    const [word = "", next = ""] = words.slice(at, at + 2);
    const rest = words.slice(at + 1);
    if (sureNames.has(`${word} ${next}`) || isOfProvider(word, next))
      return isAbout(rest.slice(1)) ? "none" : "sure";
    if (sureNames.has(word) || glued.test(word)) return isAbout(rest) ? "none" : "sure";
  }
  return isLikely(words) ? "likely" : "none";
}

function isOfProvider(word: string, next: string): boolean {
  return providers.test(word) && /^(?:key|token|secret|pat)s?$/.test(next);
}

function isAbout(rest: readonly string[]): boolean {
  return rest.some((word) => aboutIt.test(word));
}

function isLikely(words: readonly string[]): boolean {
  const [before = "", last = ""] = words.slice(-2);
  if (words.length === 1) return likelyNames.has(before);
  if (!likelyNames.has(last) && !likelyNames.has(`${before} ${last}`)) return false;
  return !(/^(?:key|token)s?$/.test(last) && ofData.test(before));
}

/** What a secret of this name is called where it stood. */
export function kindOfName(name: string): string {
  const words = wordsOf(name).join(" ");
  if (/passphrase/.test(words)) return "passphrase";
  if (/pass|pwd/.test(words)) return "password";
  if (/cookie/.test(words)) return "cookie";
  if (/private key|ssh key/.test(words)) return "private key";
  if (/token|jwt|bearer|\bpat\b/.test(words)) return "token";
  if (/key|\bak\b|\bsk\b/.test(words)) return "API key";
  if (/authorization|auth|credential/.test(words)) return "credentials";
  return "secret";
}

/** `Bearer …`, as headers have it. */
const scheme = /^(?:Bearer|Basic|Token|Digest|ApiKey|Api-Key|Negotiate|AWS4-HMAC-SHA256)\s+(?=\S)/i;

/** Is a text that stands under a name a secret? Not if it says that there is none, tells where it is, or is a sentence. */
export function isSecretText(strength: NameStrength, name: string, text: string): boolean {
  if (strength === "none" || text.trim() === "" || text.startsWith("[redacted")) return false;
  const value = text.trim().replace(scheme, "");
  if (isPlaceholder(value)) return false;
  if (value !== text.trim()) return true;
  if (strength === "sure") return !isPathLike(value) && value.split(/\s+/).length <= 6;
  return /cookie/i.test(name) ? isCookies(value) : looksSecret(value);
}

/** `a=b; c=d`, or one value. */
function isCookies(value: string): boolean {
  return looksSecret(value) || /^[\w.-]{1,60}=[^\s;]{4,}(?:;|$)/.test(value);
}

/** Is a number that stands under a name one? Counts and flags are not. */
export function isSecretNumber(strength: NameStrength, value: number): boolean {
  return strength === "sure" && Number.isInteger(value) && Math.abs(value) >= 10_000;
}
