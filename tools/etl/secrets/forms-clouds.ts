import { type SecretForm, beginsWith, endOf, formOf, wordStart } from "./secret-form.ts";
import { isMixed, isRandom } from "./secret-look.ts";
import { anyCase, exactly, letters, times } from "./secret-signs.ts";

const base62 = "A-Za-z0-9";
const word = String.raw`\w-`;
const hex = "0-9a-f";

/** Between a name and its value, in code, in JSON, in a shell and in a file of settings. */
const assigned = String.raw`(?:\\{0,3}["'])?\s{0,4}(?:=>|:=|[=:])\s{0,4}(?:\\{0,3}["'])?`;

/** Keys of clouds and of what runs in them. */
export const cloudForms: readonly SecretForm[] = [
  formOf(
    "AWS access key",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
    ["AKIA", "ASIA", "ABIA", "ACCA"].map((start) => [
      ...exactly(start),
      ...times(4, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
    ]),
    `${wordStart}(?:AKIA|ASIA|ABIA|ACCA)(?<body>[A-Z0-9]{16})(?![${base62}])`,
  ),
  formOf(
    "AWS secret key",
    "https://docs.aws.amazon.com/cli/v1/userguide/cli-configure-envvars.html",
    [anyCase("secret_access_key"), anyCase("secretaccesskey"), anyCase("secret_key")],
    String.raw`(?<kept>[A-Za-z_]{10,17}${assigned})(?<body>[A-Za-z0-9/+]{40})(?![\w+=-]|/[A-Za-z0-9+/]{8})`,
    { accepts: isRandom },
  ),
  formOf(
    "AWS session token",
    "https://docs.aws.amazon.com/cli/v1/userguide/cli-configure-envvars.html",
    [anyCase("session_token"), anyCase("sessiontoken")],
    String.raw`(?<kept>[A-Za-z_]{12,13}${assigned})(?<body>[A-Za-z0-9/+=]{100,400})`,
    { accepts: isRandom, more: endOf(/[A-Za-z0-9/+=]*/y) },
  ),
  beginsWith(
    "AWS Bedrock key",
    "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html",
    "ABSK bedrock-api-key-",
    { of: `${base62}+/=`, least: 60, accepts: isRandom },
  ),
  beginsWith("Google API key", "https://cloud.google.com/docs/authentication/api-keys", "AIza", {
    of: word,
    least: 33,
    accepts: isMixed,
  }),
  beginsWith(
    "Google access token",
    "https://developers.google.com/identity/protocols/oauth2",
    "ya29.",
    { of: word, least: 20, accepts: isMixed },
  ),
  beginsWith(
    "Google client secret",
    "https://developers.google.com/identity/protocols/oauth2",
    "GOCSPX-",
    { of: word, least: 20 },
  ),
  beginsWith(
    "Google refresh token",
    "https://developers.google.com/identity/protocols/oauth2",
    "1//0",
    { of: word, least: 36, accepts: isRandom },
  ),
  formOf(
    "Firebase key",
    "https://firebase.google.com/docs/cloud-messaging/auth-server",
    [exactly(":APA91b")],
    String.raw`(?<=(?<before>${wordStart}[\w-]{8,30})):APA91b(?<body>[\w-]{60,160})`,
    { accepts: isRandom, more: endOf(/[\w-]*/y) },
  ),
  formOf(
    "Azure key",
    "https://learn.microsoft.com/en-us/azure/storage/common/storage-configure-connection-string",
    [anyCase("accountkey="), anyCase("sharedaccesskey="), anyCase("endpoint=sb")],
    String.raw`(?<kept>[A-Za-z]{10,15}=)(?<body>[A-Za-z0-9+/]{40,90}={0,2})`,
    { accepts: isRandom },
  ),
  formOf(
    "Azure key",
    "https://learn.microsoft.com/en-us/azure/ai-services/authentication",
    [exactly("JQQJ99")],
    `(?<=(?<before>${wordStart}[${base62}]{40,60}))JQQJ99(?<body>[${base62}]{20,40})`,
  ),
  formOf(
    "Azure client secret",
    "https://learn.microsoft.com/en-us/entra/identity-platform/quickstart-register-app",
    [[letters.digits, "Q", "~", letters.word]],
    `(?<=(?<before>${wordStart}[\\w~.-]{3}))\\dQ~(?<body>[\\w~.-]{31,34})(?![\\w~-])`,
  ),
  formOf(
    "Azure DevOps token",
    "https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate",
    [exactly("AZDO")],
    `(?<=(?<before>${wordStart}[${base62}]{76}))AZDO(?<body>[${base62}]{4})(?![${base62}])`,
    { accepts: () => true },
  ),
  beginsWith(
    "Alibaba Cloud access key",
    "https://help.aliyun.com/zh/ram/user-guide/create-an-accesskey-pair",
    "LTAI",
    { of: base62, least: 12 },
  ),
  beginsWith(
    "Tencent Cloud access key",
    "https://cloud.tencent.com/document/product/598/40488",
    "AKID",
    { of: base62, least: 13 },
  ),
  beginsWith("Volcengine access key", "https://www.volcengine.com/docs/6291/65568", "AKLT AKTP", {
    of: base62,
    least: 28,
  }),
  beginsWith(
    "DigitalOcean token",
    "https://docs.digitalocean.com/reference/api/create-personal-access-token",
    "dop_v1_ doo_v1_ dor_v1_",
    { of: hex, least: 40 },
  ),
  formOf(
    "Databricks token",
    "https://docs.databricks.com/aws/en/dev-tools/auth/pat",
    [
      [...exactly("dapi"), ...times(6, letters.hex)],
      [...exactly("dose"), ...times(6, letters.hex)],
    ],
    `${wordStart}(?:dapi|dose)(?<body>[${hex}]{32}(?:-\\d)?)(?![${base62}])`,
  ),
  beginsWith(
    "Snowflake token",
    "https://docs.snowflake.com/en/user-guide/programmatic-access-tokens",
    "ver:1-hint:",
    { of: `${base62}+/=:-`, least: 40, accepts: isRandom },
  ),
  beginsWith(
    "Cloudflare token",
    "https://developers.cloudflare.com/fundamentals/api/get-started",
    "cfk_ cfut_ cfat_ v1.0-",
    { of: word, least: 40, accepts: isRandom },
  ),
  beginsWith(
    "Heroku key",
    "https://devcenter.heroku.com/articles/platform-api-reference",
    "HRKU-",
    { of: word, least: 30 },
  ),
  beginsWith("Fly token", "https://fly.io/docs/security/tokens", "fo1_ fm1a_ fm1r_ fm2_", {
    of: `${word}+/=`,
    least: 40,
    accepts: isRandom,
  }),
  beginsWith(
    "Vercel token",
    "https://vercel.com/docs/sign-in-with-vercel/tokens",
    "vcp_ vci_ vca_ vcr_ vck_",
    { of: base62, least: 24, accepts: isRandom },
  ),
  beginsWith("Netlify token", "https://docs.netlify.com/api/get-started", "nfp_ nfc_ nfo_ nfu_", {
    of: base62,
    least: 32,
  }),
  beginsWith("Supabase key", "https://supabase.com/docs/guides/api/api-keys", "sbp_ sb_secret_", {
    of: word,
    least: 24,
    accepts: isRandom,
  }),
  beginsWith(
    "PlanetScale token",
    "https://planetscale.com/docs/api/reference/service-tokens",
    "pscale_tkn_ pscale_pw_ pscale_oauth_",
    { of: `${word}.=`, least: 30 },
  ),
  beginsWith("Neon key", "https://neon.com/docs/manage/api-keys", "napi_", {
    of: base62,
    least: 40,
  }),
  beginsWith("Aiven password", "https://aiven.io/docs/platform/concepts/service-users", "AVNS_", {
    of: word,
    least: 16,
  }),
  beginsWith("Render key", "https://render.com/docs/api", "rnd_", {
    of: base62,
    least: 28,
    accepts: isRandom,
  }),
  formOf(
    "Terraform token",
    "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens",
    [exactly(".atlasv1.")],
    `(?<=(?<before>${wordStart}[${base62}]{14}))\\.atlasv1\\.(?<body>[\\w=-]{50,80})`,
  ),
  beginsWith(
    "Vault token",
    "https://developer.hashicorp.com/vault/docs/concepts/tokens",
    "hvs. hvb. hvr.",
    { of: word, least: 20 },
  ),
  beginsWith(
    "Pulumi token",
    "https://www.pulumi.com/docs/administration/access-identity/access-tokens",
    "pul-",
    { of: hex, least: 40 },
  ),
  formOf(
    "Doppler token",
    "https://docs.doppler.com/reference/auth-token-formats",
    [exactly("dp.")],
    `${wordStart}dp\\.(?:pt|ct|sa|scim|audit|st(?:\\.[a-z0-9_-]{2,35})?)\\.(?<body>[${base62}]{40,44})`,
  ),
  beginsWith(
    "Dynatrace token",
    "https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens",
    "dt0c01. dt0s16. dt0s02.",
    { of: `${base62}.`, least: 80 },
  ),
  beginsWith(
    "New Relic key",
    "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys",
    "NRAK- NRII- NRSP- NRJS-",
    { of: word, least: 19 },
  ),
  beginsWith(
    "Grafana token",
    "https://grafana.com/docs/grafana/latest/administration/service-accounts",
    "glsa_ glc_ eyJrIjoi",
    { of: `${base62}_+/=`, least: 32 },
  ),
  beginsWith(
    "Sentry token",
    "https://docs.sentry.io/account/auth-tokens",
    "sntrys_ sntryu_ sntrya_",
    { of: `${base62}_+/=`, least: 40 },
  ),
  beginsWith(
    "Tailscale key",
    "https://tailscale.com/kb/1085/auth-keys",
    "tskey-auth- tskey-api- tskey-client- tskey-scim- tskey-webhook-",
    { of: word, least: 20, accepts: isRandom },
  ),
  beginsWith(
    "OpenShift token",
    "https://docs.redhat.com/en/documentation/openshift_container_platform",
    "sha256~",
    { of: word, least: 40 },
  ),
  beginsWith(
    "1Password token",
    "https://developer.1password.com/docs/service-accounts/security",
    "ops_ey",
    { of: `${word}+/=`, least: 80, accepts: isRandom },
  ),
  formOf(
    "1Password secret key",
    "https://support.1password.com/secret-key-security",
    [[...exactly("A3-"), ...times(6, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"), "-"]],
    `${wordStart}A3-(?<body>[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3})(?![${base62}])`,
  ),
  beginsWith("age secret key", "https://age-encryption.org/v1", "AGE-SECRET-KEY-1", {
    of: "A-Z0-9",
    least: 50,
  }),
];
