import { type SecretForm, beginsWith, endOf, followed, formOf, wordStart } from "./secret-form.ts";
import { isMixed, isRandom } from "./secret-look.ts";
import { anyCase, exactly, letters, times } from "./secret-signs.ts";

const base62 = "A-Za-z0-9";
const word = String.raw`\w-`;
const hex = "0-9a-f";
const b64 = "A-Za-z0-9+/";

/** Where a base64 key of Azure's bears its service's letters: how many stand before them. */
const azureKinds: readonly (readonly [string, number, string])[] = [
  ["APIM", 76, "[A-Za-z0-9+/]{5}[AQgw]=="],
  ["ACDb", 76, "[A-Za-z0-9+/]{5}[AQgw]=="],
  ["+ABa", 76, "[A-Za-z0-9+/]{5}[AQgw]=="],
  ["+AMC", 76, "[A-Za-z0-9+/]{5}[AQgw]=="],
  ["+ASt", 76, "[A-Za-z0-9+/]{5}[AQgw]=="],
  ["AIoT", 33, "[A-P][A-Za-z0-9+/]{5}="],
  ["+ASb", 33, "[A-P][A-Za-z0-9+/]{5}="],
  ["+AEh", 33, "[A-P][A-Za-z0-9+/]{5}="],
  ["+ARm", 33, "[A-P][A-Za-z0-9+/]{5}="],
  ["AzCa", 33, "[A-P][A-Za-z0-9+/]{5}="],
  ["AzSe", 42, "[A-D][A-Za-z0-9]{5}"],
  ["AzFu", 44, String.raw`[\w-]{5}[AQgw]==`],
  ["+ACR", 42, "[A-D][A-Za-z0-9+/]{5}"],
];

function azureForm([sign, before, after]: readonly [string, number, string]): SecretForm {
  const set = sign === "AzFu" ? word : b64;
  return formOf(
    "Azure key",
    "https://learn.microsoft.com/en-us/purview/sit-defn-azure-storage-account-key",
    [exactly(sign)],
    `(?<=(?<before>${wordStart}[${set}]{${before}}))${sign.replace("+", String.raw`\+`)}(?<body>${after})(?![A-Za-z0-9+=])`,
    { accepts: () => true },
  );
}

/** Keys of data stores, observability, builds and networks. */
export const dataForms: readonly SecretForm[] = [
  ...azureKinds.map(azureForm),
  beginsWith(
    "MongoDB key",
    "https://www.mongodb.com/docs/atlas/api/service-accounts-overview",
    "mdb_sa_sk_",
    {
      of: word,
      least: 30,
    },
  ),
  beginsWith(
    "CockroachDB key",
    "https://www.cockroachlabs.com/docs/cockroachcloud/managing-access",
    "CCDB1_",
    {
      of: `${base62}_`,
      least: 40,
    },
  ),
  beginsWith(
    "Astra DB token",
    "https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html",
    "AstraCS:",
    {
      of: `${base62}:`,
      least: 60,
    },
  ),
  beginsWith(
    "Elastic key",
    "https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys",
    "essu_",
    {
      of: `${b64}=`,
      least: 40,
    },
  ),
  beginsWith("Xata key", "https://xata.io/docs", "xau_", {
    of: base62,
    least: 24,
    accepts: isRandom,
  }),
  beginsWith("Chroma key", "https://docs.trychroma.com/cloud/getting-started", "ck-", {
    of: base62,
    least: 40,
    accepts: isRandom,
    signs: followed("ck-", 20),
  }),
  beginsWith("ClickHouse key", "https://clickhouse.com/docs/cloud/manage/openapi", "4b1d", {
    of: base62,
    least: 38,
    accepts: isRandom,
  }),
  beginsWith(
    "Confluent secret",
    "https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html",
    "cflt",
    {
      of: `${b64}=`,
      least: 56,
      accepts: isRandom,
    },
  ),
  beginsWith("Vercel token", "https://vercel.com/docs/vercel-blob", "vercel_blob_rw_", {
    of: `${base62}_`,
    least: 30,
  }),
  beginsWith(
    "dbt token",
    "https://docs.getdbt.com/docs/dbt-cloud-apis/authentication",
    "dbtc_ dbts_ dbtu_",
    {
      of: `${word}=`,
      least: 30,
      accepts: isRandom,
    },
  ),
  beginsWith(
    "Honeycomb key",
    "https://docs.honeycomb.io/configure/environments/manage-api-keys",
    "hcaik_ hcbik_ hccik_ hcdik_ hclik_ hcxik_ hcamk_ hcxmk_",
    {
      of: base62,
      least: 40,
    },
  ),
  beginsWith("PostHog key", "https://posthog.com/docs/api", "phx_ phs_", {
    of: base62,
    least: 32,
  }),
  beginsWith("PagerDuty token", "https://developer.pagerduty.com/docs/authentication", "pdus+_", {
    of: word,
    least: 20,
  }),
  beginsWith("Statsig key", "https://docs.statsig.com/sdk-keys/api-keys", "secret-", {
    of: base62,
    least: 40,
    accepts: isRandom,
    signs: followed("secret-", 20),
  }),
  formOf(
    "LaunchDarkly key",
    "https://launchdarkly.com/docs/home/account/api",
    followed("sdk- api-", 8, letters.hex).map((sign) => [...sign, "-"]),
    String.raw`${wordStart}(?:sdk|api)-(?<body>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-])`,
  ),
  beginsWith(
    "Prefect key",
    "https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys",
    "pnu_ pnb_",
    {
      of: base62,
      least: 36,
    },
  ),
  beginsWith("Readme key", "https://docs.readme.com/main/reference/intro/authentication", "rdme_", {
    of: "a-z0-9",
    least: 60,
  }),
  formOf(
    "Octopus key",
    "https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key",
    followed("API-", 16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
    `${wordStart}API-(?<body>[A-Z0-9]{25,34})(?![\\w-])`,
    { accepts: isMixed },
  ),
  formOf(
    "Harness token",
    "https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys",
    followed("pat. sat.", 12, letters.word),
    String.raw`${wordStart}[ps]at\.(?<body>[\w-]{22}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{20})(?![\w-])`,
    { accepts: isRandom },
  ),
  beginsWith("Infracost key", "https://www.infracost.io/docs", "ico-", {
    of: base62,
    least: 32,
    accepts: isRandom,
    signs: followed("ico-", 16),
  }),
  formOf(
    "MaxMind key",
    "https://dev.maxmind.com/geoip/release-notes",
    [exactly("_mmk")],
    `(?<=(?<before>${wordStart}[${base62}]{6}_(?<body>[${base62}]{29})))_mmk(?![\\w-])`,
    { accepts: isRandom },
  ),
  beginsWith("Socket token", "https://docs.socket.dev/reference/authentication", "sktsec_", {
    of: word,
    least: 30,
  }),
  beginsWith("Deno Deploy token", "https://docs.deno.com/deploy/manual/deployctl", "ddp_ ddo_", {
    of: base62,
    least: 34,
  }),
  beginsWith(
    "Open VSX token",
    "https://github.com/eclipse/openvsx/wiki/Publishing-Extensions",
    "ovsxp_ ovsxat_",
    {
      of: word,
      least: 32,
    },
  ),
  beginsWith(
    "Packagist token",
    "https://packagist.com/docs",
    "packagist_uut_ packagist_ort_ packagist_out_ packagist_ack_ packagist_acs_",
    {
      of: base62,
      least: 32,
    },
  ),
  beginsWith(
    "Buildkite token",
    "https://buildkite.com/docs/agent/v3/tokens",
    "bkaj_ bkct_ bkpi_ bkpat_",
    {
      of: `${base62}_.-`,
      least: 30,
      accepts: isRandom,
    },
  ),
  formOf(
    "Infisical token",
    "https://infisical.com/docs/documentation/platform/token",
    [[...exactly("st."), ...times(8, letters.hex)]],
    String.raw`${wordStart}st\.(?<body>[0-9a-f-]{24,36}\.[0-9a-f]{32}\.[0-9a-f]{32})(?![\w-])`,
  ),
  formOf(
    "Bitwarden token",
    "https://bitwarden.com/help/access-tokens",
    [[...exactly("0."), ...times(8, letters.hex), "-"]],
    String.raw`${wordStart}0\.(?<body>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[\w]{20,40}:[A-Za-z0-9+/]{20,40}={0,2})`,
  ),
  formOf(
    "WireGuard key",
    "https://www.wireguard.com/quickstart",
    [anyCase("privatekey"), anyCase("presharedkey")],
    String.raw`(?<kept>[A-Za-z]{10,12}\s{0,4}=\s{0,4})(?<body>[A-Za-z0-9+/]{43}=)(?![\w=])`,
    { accepts: isRandom },
  ),
  formOf(
    "private key",
    "https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig",
    [
      exactly("LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBL"),
      exactly("LS0tLS1CRUdJTiBQUklWQVRFIEtF"),
      exactly("LS0tLS1CRUdJTiBFQyBQUklWQVRFIEtF"),
      exactly("LS0tLS1CRUdJTiBPUEVOU1NIIFBSSVZBVEUg"),
      exactly("LS0tLS1CRUdJTiBFTkNSWVBURUQgUFJJVkFURS"),
      exactly("LS0tLS1CRUdJTiBQR1AgUFJJVkFURSBL"),
    ],
    `LS0tLS1CRUdJTiB(?<body>[${b64}]{100,400})`,
    { accepts: isRandom, more: endOf(/[A-Za-z0-9+/=]*/y) },
  ),
  formOf(
    "Akamai token",
    "https://techdocs.akamai.com/developer/docs/edgegrid",
    [exactly("akab-")],
    `${wordStart}akab-(?<body>[a-z0-9]{16}-[a-z0-9]{16})(?![\\w-])`,
    { accepts: isMixed },
  ),
  beginsWith(
    "Aiven token",
    "https://aiven.io/docs/platform/concepts/authentication-tokens",
    "aivenv1",
    {
      of: `${b64}=`,
      least: 60,
      accepts: isRandom,
    },
  ),
  beginsWith(
    "Google HMAC key",
    "https://cloud.google.com/storage/docs/authentication/hmackeys",
    "GOOG1E",
    {
      of: "A-Z0-9",
      least: 50,
    },
  ),
  beginsWith(
    "Amazon token",
    "https://developer-docs.amazon.com/sp-api/docs/rotating-your-apps-lwa-credentials",
    "amzn1.oa2-cs.v1. amzn.mws.",
    {
      of: `${hex}-`,
      least: 32,
    },
  ),
];
