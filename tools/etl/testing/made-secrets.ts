/**
 * Keys of every kind that is known by its form, made anew from a seed: none of them is anybody's, and none stands in this file. Each is made
 * as its provider describes it, not as the pattern that looks for it does.
 */
export interface MadeSecret {
  readonly kind: string;
  /** How it stands in a text. */
  readonly text: string;
  /** What must not get out: the text itself, or a part of it. */
  readonly secret: string;
}

const lower = "abcdefghijklmnopqrstuvwxyz";
const upper = lower.toUpperCase();
const digits = "0123456789";
const hexDigits = "0123456789abcdef";
const base62 = upper + lower + digits;

/** Letters drawn from a seed. */
export class Letters {
  private state: number;

  constructor(seed: number) {
    this.state = (seed * 2_654_435_761 + 12_345) >>> 0;
  }

  of(count: number, set: string): string {
    return Array.from({ length: count }, () => set[this.below(set.length)] ?? "").join("");
  }

  b62 = (count: number) => this.of(count, base62);
  hex = (count: number) => this.of(count, hexDigits);
  url = (count: number) => `${this.b62(1)}${this.of(count - 2, `${base62}-_`)}${this.b62(1)}`;
  b64 = (count: number) => this.of(count, `${base62}+/`);
  num = (count: number) => `${this.of(1, "123456789")}${this.of(count - 1, digits)}`;
  caps = (count: number) => this.of(count, upper + digits);
  uuid = () => [8, 4, 4, 4, 12].map((count) => this.hex(count)).join("-");

  private below(end: number): number {
    // mulberry32
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * end) | 0;
  }
}

type Make = (l: Letters) => string;

/** Beginning, then the rest. */
const plain: readonly (readonly [string, string, Make])[] = [
  ["OpenAI key", "sk-proj-", (l) => `${l.url(74)}T3BlbkFJ${l.url(74)}`],
  ["OpenAI key", "sk-svcacct-", (l) => `${l.url(58)}T3BlbkFJ${l.url(58)}`],
  ["API key", "sk-", (l) => `${l.b62(20)}T3BlbkFJ${l.b62(20)}`],
  ["API key", "sk-", (l) => l.hex(32)],
  ["API key", "sk-", (l) => l.b62(48)],
  ["API key", "sk-", (l) => l.of(48, lower)],
  ["API key", "sk-", (l) => l.of(48, lower + digits)],
  ["Anthropic key", "sk-ant-", (l) => `api03-${l.url(93)}AA`],
  ["OpenRouter key", "sk-or-", (l) => `v1-${l.hex(64)}`],
  ["Langfuse key", "sk-lf-", (l) => l.uuid()],
  ["Hugging Face token", "hf_", (l) => l.of(34, upper + lower)],
  ["Hugging Face token", "api_org_", (l) => l.of(34, upper + lower)],
  ["ModelScope token", "ms-", (l) => l.uuid()],
  ["Volcengine Ark key", "ark-", (l) => l.uuid()],
  ["Baidu Qianfan key", "bce-v3/", (l) => `ALTAK-${l.b62(21)}/${l.hex(40)}`],
  ["Groq key", "gsk_", (l) => l.b62(52)],
  ["Replicate token", "r8_", (l) => l.b62(37)],
  ["xAI key", "xai-", (l) => l.b62(80)],
  ["Perplexity key", "pplx-", (l) => l.b62(48)],
  ["NVIDIA key", "nvapi-", (l) => l.url(64)],
  ["Fireworks key", "fw_", (l) => l.b62(24)],
  ["Together key", "tgp_v1_", (l) => l.url(43)],
  ["Cerebras key", "csk-", (l) => l.of(48, lower + digits)],
  ["Tavily key", "tvly-", (l) => `dev-${l.b62(32)}`],
  ["Jina key", "jina_", (l) => `${l.hex(32)}${l.url(28)}`],
  ["Firecrawl key", "fc-", (l) => l.hex(32)],
  ["Brave Search key", "BSA", (l) => l.url(28)],
  ["E2B key", "e2b_", (l) => l.hex(40)],
  ["Voyage key", "pa-", (l) => l.b62(43)],
  ["ElevenLabs key", "sk_", (l) => l.hex(48)],
  ["Pinecone key", "pcsk_", (l) => `${l.b62(6)}_${l.b62(63)}`],
  ["LlamaCloud key", "llx-", (l) => l.b62(48)],
  ["LangSmith key", "lsv2_", (l) => `pt_${l.hex(32)}_${l.hex(10)}`],
  ["RunPod key", "rpa_", (l) => l.caps(46)],
  ["Anyscale key", "esecret_", (l) => l.of(26, lower + digits)],
  ["Coze token", "pat_", (l) => l.b62(64)],
  ["Dify key", "app-", (l) => l.b62(24)],
  ["W&B key", "wandb_v1_", (l) => `${l.b62(28)}_${l.b62(48)}`],
  ["AWS access key", "AKIA", (l) => l.of(16, `${upper}234567`)],
  ["AWS access key", "ASIA", (l) => l.of(16, `${upper}234567`)],
  ["AWS Bedrock key", "ABSK", (l) => l.b64(120)],
  ["Google API key", "AIza", (l) => l.url(35)],
  ["Google access token", "ya29.", (l) => l.url(180)],
  ["Google client secret", "GOCSPX-", (l) => l.url(28)],
  ["Google refresh token", "1//", (l) => `0${l.url(60)}`],
  ["Alibaba Cloud access key", "LTAI", (l) => `5t${l.b62(18)}`],
  ["Alibaba Cloud access key", "LTAI", (l) => l.b62(12)],
  ["Tencent Cloud access key", "AKID", (l) => l.b62(32)],
  ["Volcengine access key", "AKLT", (l) => l.b62(43)],
  ["DigitalOcean token", "dop_v1_", (l) => l.hex(64)],
  ["Databricks token", "dapi", (l) => l.hex(32)],
  ["Heroku key", "HRKU-", (l) => l.url(60)],
  ["Fly token", "fm2_", (l) => l.b64(120)],
  ["Netlify token", "nfp_", (l) => l.b62(36)],
  ["Supabase key", "sbp_", (l) => l.hex(40)],
  ["PlanetScale token", "pscale_tkn_", (l) => l.url(43)],
  ["Neon key", "napi_", (l) => l.of(64, lower + digits)],
  ["Aiven password", "AVNS_", (l) => l.b62(19)],
  ["Vault token", "hvs.", (l) => l.url(95)],
  ["Pulumi token", "pul-", (l) => l.hex(40)],
  ["Doppler token", "dp.", (l) => `pt.${l.b62(43)}`],
  ["Dynatrace token", "dt0c01.", (l) => `${l.caps(24)}.${l.caps(64)}`],
  ["New Relic key", "NRAK-", (l) => l.caps(27)],
  ["Grafana token", "glsa_", (l) => `${l.b62(32)}_${l.hex(8)}`],
  ["Sentry token", "sntryu_", (l) => l.hex(64)],
  ["Tailscale key", "tskey-", (l) => `auth-${l.b62(12)}CNTRL-${l.b62(32)}`],
  ["OpenShift token", "sha256~", (l) => l.url(43)],
  [
    "1Password secret key",
    "A3-",
    (l) => `${l.caps(6)}-${l.caps(6)}-${l.caps(5)}-${l.caps(5)}-${l.caps(5)}-${l.caps(5)}`,
  ],
  ["age secret key", "AGE-SECRET-", (l) => `KEY-1${l.of(58, "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L")}`],
  ["GitHub token", "ghp_", (l) => l.b62(36)],
  ["GitHub token", "gho_", (l) => l.b62(36)],
  ["GitHub token", "ghs_", (l) => l.b62(36)],
  ["GitHub token", "github_pat_", (l) => `${l.b62(22)}_${l.b62(59)}`],
  ["GitLab token", "glpat-", (l) => l.url(20)],
  ["GitLab token", "glpat-", (l) => `${l.url(27)}.01.${l.of(9, lower + digits)}`],
  ["GitLab token", "glrt-", (l) => `t1_${l.url(27)}.01.${l.of(9, lower + digits)}`],
  ["GitLab token", "gldt-", (l) => l.url(20)],
  ["GitLab token", "GR1348941", (l) => l.url(20)],
  ["Atlassian token", "ATATT3", (l) => l.url(186)],
  ["Bitbucket token", "ATBB", (l) => l.b62(32)],
  ["npm token", "npm_", (l) => l.b62(36)],
  ["PyPI token", "pypi-", (l) => `AgEIcHlwaS5vcmc${l.url(150)}`],
  ["RubyGems key", "rubygems_", (l) => l.hex(48)],
  ["NuGet key", "oy2", (l) => l.of(43, lower + digits)],
  ["crates.io token", "cio", (l) => l.b62(32)],
  ["Docker token", "dckr_pat_", (l) => l.url(27)],
  ["Artifactory key", "AKCp", (l) => l.b62(69)],
  ["CircleCI token", "CCIPAT_", (l) => `${l.b62(22)}_${l.hex(40)}`],
  ["Buildkite token", "bkua_", (l) => l.hex(40)],
  ["SonarQube token", "sqp_", (l) => l.hex(40)],
  ["Postman key", "PMAK-", (l) => `${l.hex(24)}-${l.hex(34)}`],
  ["Linear key", "lin_api_", (l) => l.b62(40)],
  ["Notion token", "ntn_", (l) => `${l.num(11)}${l.b62(35)}`],
  ["Notion token", "secret_", (l) => l.b62(43)],
  ["Figma token", "figd_", (l) => l.url(40)],
  ["Stripe key", "sk_live_", (l) => l.b62(24)],
  ["Stripe key", "rk_live_", (l) => l.b62(99)],
  ["Stripe webhook secret", "whsec_", (l) => l.b62(32)],
  ["Square token", "sq0csp-", (l) => l.url(43)],
  ["Plaid token", "access-production-", (l) => l.uuid()],
  ["Shopify token", "shpat_", (l) => l.hex(32)],
  ["Twilio key", "SK", (l) => l.hex(32)],
  ["SendGrid key", "SG.", (l) => `${l.url(22)}.${l.url(43)}`],
  ["Mailgun key", "key-", (l) => l.hex(32)],
  ["Brevo key", "xkeysib-", (l) => `${l.hex(64)}-${l.b62(16)}`],
  ["Resend key", "re_", (l) => `${l.b62(8)}_${l.b62(24)}`],
  ["Slack token", "xoxb-", (l) => `${l.num(12)}-${l.num(13)}-${l.b62(24)}`],
  ["Slack token", "xoxp-", (l) => `${l.num(12)}-${l.num(12)}-${l.num(13)}-${l.hex(32)}`],
  ["Slack token", "xapp-", (l) => `1-${l.caps(11)}-${l.num(13)}-${l.hex(64)}`],
  ["Zhipu key", "", (l) => `${l.hex(32)}.${l.b62(14)}aQ`],
  ["Discord token", "", (l) => `M${l.b62(23)}.${l.url(6)}.${l.url(27)}`],
  ["Telegram bot token", "", (l) => `${l.num(10)}:AA${l.url(33)}`],
  ["Azure client secret", "", (l) => `${l.b62(3)}8Q~${l.b62(34)}`],
  ["Terraform token", "", (l) => `${l.b62(14)}.atlasv1.${l.b62(67)}`],
  ["Airtable token", "pat", (l) => `${l.b62(14)}.${l.hex(64)}`],
  ["Mailchimp key", "", (l) => `${l.hex(32)}-us12`],
  ["JSON Web Token", "", jwt],
];

function jwt(l: Letters): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "HS256", typ: "JWT" })}.${part({ sub: l.b62(9), exp: 1_900_000_000 })}.${l.url(43)}`;
}

/** What stands before it stays. */
const behind: readonly (readonly [string, string, Make])[] = [
  ["W&B key", "WANDB_API_KEY=", (l) => l.hex(40)],
  ["W&B key", 'os.environ["WANDB_API_KEY"] = "', (l) => l.hex(40)],
  ["W&B key", "wandb login ", (l) => l.hex(40)],
  ["AWS secret key", "aws_secret_access_key = ", (l) => l.b64(40)],
  ["AWS secret key", '"SecretAccessKey": "', (l) => l.b64(40)],
  [
    "Azure key",
    "DefaultEndpointsProtocol=https;AccountName=x;AccountKey=",
    (l) => `${l.b64(86)}==`,
  ],
  [
    "Slack webhook",
    "https://hooks.slack.com/services/",
    (l) => `T${l.caps(9)}/B${l.caps(10)}/${l.b62(24)}`,
  ],
  ["Discord webhook", "https://discord.com/api/webhooks/", (l) => `${l.num(19)}/${l.url(68)}`],
  ["Feishu webhook", "https://open.feishu.cn/open-apis/bot/v2/hook/", (l) => l.uuid()],
  ["Lark webhook", "https://open.larksuite.com/open-apis/bot/v2/hook/", (l) => l.uuid()],
  ["DingTalk webhook", "https://oapi.dingtalk.com/robot/send?access_token=", (l) => l.hex(64)],
  ["WeCom webhook", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=", (l) => l.uuid()],
  ["Telegram bot token", "https://api.telegram.org/bot", (l) => `${l.num(10)}:AA${l.url(33)}`],
  [
    "Zapier webhook",
    "https://hooks.zapier.com/hooks/catch/",
    (l) => `${l.num(8)}/${l.of(3, lower)}${l.num(3)}${l.of(1, lower)}`,
  ],
];

const blocks: readonly (readonly [string, string])[] = [
  ["RSA PRIVATE KEY", "RSA PRIVATE KEY"],
  ["PRIVATE KEY", "PRIVATE KEY"],
  ["EC PRIVATE KEY", "EC PRIVATE KEY"],
  ["ENCRYPTED PRIVATE KEY", "ENCRYPTED PRIVATE KEY"],
  ["OPENSSH PRIVATE KEY", "OPENSSH PRIVATE KEY"],
  ["PGP PRIVATE KEY BLOCK", "PGP PRIVATE KEY BLOCK"],
];

/** One of every kind. */
export function madeSecrets(seed: number): readonly MadeSecret[] {
  const l = new Letters(seed);
  return [
    ...plain.map(([kind, start, make]) => {
      const secret = start + make(l);
      return { kind, text: secret, secret };
    }),
    ...behind.map(([kind, start, make]) => {
      const secret = make(l);
      return { kind, text: start + secret, secret };
    }),
    ...blocks.map(([begin, end]) => {
      const lines = Array.from({ length: 4 }, () => l.b64(64));
      const head = begin.startsWith("PGP") ? "\nVersion: GnuPG v2.0.22 (GNU/Linux)\n" : "";
      const text = `-----BEGIN ${begin}-----${head}\n${lines.join("\n")}\n${l.b64(22)}==\n-----END ${end}-----`;
      return { kind: "private key", text, secret: lines[2] ?? "" };
    }),
  ];
}
