import { type SecretForm, beginsWith, followed, formOf, wordStart } from "./secret-form.ts";
import { isMixed, isRandom } from "./secret-look.ts";
import { exactly, letters, times } from "./secret-signs.ts";

const base62 = "A-Za-z0-9";
const word = String.raw`\w-`;
const hex = "0-9a-f";

/** Keys of payments, mail, shops, chats and offices. */
export const businessForms: readonly SecretForm[] = [
  beginsWith(
    "Square token",
    "https://developer.squareup.com/docs/build-basics/access-tokens",
    "EAAA",
    {
      of: word,
      least: 56,
      accepts: isRandom,
    },
  ),
  beginsWith(
    "Meta token",
    "https://developers.facebook.com/docs/facebook-login/guides/access-tokens",
    "EAAB EAAC EAAD EAAE EAAF EAAG EAAH EAAI EAAJ EAAK EAAL EAAM EAAN EAAO EAAP EAAQ EAAR EAAS EAAT EAAU EAAV EAAW EAAX EAAY EAAZ IGQV IGAA",
    {
      of: base62,
      least: 90,
      accepts: isRandom,
    },
  ),
  beginsWith(
    "X token",
    "https://docs.x.com/fundamentals/authentication/oauth-2-0/bearer-tokens",
    "AAAAAAAAAAAAAAAAAAAA",
    {
      of: `${base62}%`,
      least: 60,
      accepts: (body) => isRandom(body) && /%/.test(body),
    },
  ),
  beginsWith(
    "LinkedIn token",
    "https://learn.microsoft.com/en-us/linkedin/shared/authentication/authentication",
    "WPL_AP1. WPL_AP0.",
    {
      of: `${base62}.+/=`,
      least: 16,
    },
  ),
  beginsWith(
    "Pinterest token",
    "https://developers.pinterest.com/docs/getting-started/authentication",
    "pina_",
    {
      of: base62,
      least: 40,
    },
  ),
  beginsWith("API key", "https://docs.mollie.com/reference/authentication", "live_ sandbox_", {
    of: word,
    least: 28,
    accepts: isRandom,
    signs: followed("live_ sandbox_", 16),
  }),
  beginsWith("Alchemy token", "https://www.alchemy.com/docs", "alcht_", { of: base62, least: 28 }),
  beginsWith("Xendit key", "https://docs.xendit.co", "xnd_production_ xnd_development_", {
    of: base62,
    least: 32,
  }),
  beginsWith(
    "Paddle key",
    "https://developer.paddle.com/api-reference/about/api-keys",
    "pdl_live_apikey_ pdl_sdbx_apikey_",
    {
      of: `${base62}_`,
      least: 40,
    },
  ),
  beginsWith(
    "Polar token",
    "https://docs.polar.sh/integrate/authentication",
    "polar_oat_ polar_pat_",
    {
      of: base62,
      least: 30,
    },
  ),
  beginsWith(
    "Adobe secret",
    "https://developer.adobe.com/developer-console/docs/guides/authentication",
    "p8e-",
    {
      of: word,
      least: 32,
      accepts: isRandom,
    },
  ),
  formOf(
    "Mailgun key",
    "https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt",
    [[...times(6, letters.hex), "-", ...times(8, letters.hex), "-", ...times(8, letters.hex)]],
    `(?<=(?<before>${wordStart}[${hex}]{26}))[${hex}]{6}-(?<body>[${hex}]{8}-[${hex}]{8})(?![\\w-])`,
    { accepts: () => true },
  ),
  beginsWith(
    "Mandrill key",
    "https://mailchimp.com/developer/transactional/guides/quick-start",
    "md-",
    {
      of: word,
      least: 22,
      accepts: isRandom,
      signs: followed("md-", 14, letters.word),
    },
  ),
  beginsWith("Klaviyo key", "https://developers.klaviyo.com/en/docs/authenticate_", "pk_", {
    of: hex,
    least: 34,
    signs: followed("pk_", 16, letters.hex),
  }),
  formOf(
    "ClickUp token",
    "https://developer.clickup.com/docs/authentication",
    [[...exactly("pk_"), ...times(5, letters.digits)]],
    `${wordStart}pk_\\d{5,10}_(?<body>[A-Z0-9]{32})(?![\\w-])`,
  ),
  formOf(
    "HubSpot token",
    "https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview",
    [exactly("pat-na"), exactly("pat-eu"), exactly("pat-ap")],
    String.raw`${wordStart}pat-[a-z]{2}\d-(?<body>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})`,
  ),
  beginsWith(
    "Intercom token",
    "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication",
    "dG9rO",
    {
      of: `${base62}+/=`,
      least: 50,
      accepts: isRandom,
    },
  ),
  formOf(
    "Salesforce token",
    "https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_access_tokens.htm",
    [[...exactly("00D"), ...times(12, letters.alnum)]],
    String.raw`${wordStart}00D[A-Za-z0-9]{12,15}!(?<body>[\w.]{80,200})`,
    { accepts: isRandom },
  ),
  formOf(
    "Asana token",
    "https://developers.asana.com/docs/personal-access-token",
    [
      [...exactly("1/"), ...times(10, letters.digits)],
      [...exactly("2/"), ...times(10, letters.digits)],
    ],
    `${wordStart}[12]/\\d{10,20}(?:/\\d{10,20})?:(?<body>[${hex}]{32})(?![${base62}])`,
  ),
  beginsWith(
    "Atlassian token",
    "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account",
    "ATSTT3 ATOA",
    {
      of: `${word}=`,
      least: 60,
      accepts: isRandom,
    },
  ),
  beginsWith(
    "Trello token",
    "https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization",
    "ATTA",
    {
      of: base62,
      least: 64,
      accepts: isRandom,
    },
  ),
  beginsWith("Canva secret", "https://www.canva.dev/docs/connect/authentication", "cnvca", {
    of: word,
    least: 40,
    accepts: isRandom,
  }),
  beginsWith(
    "Typeform token",
    "https://www.typeform.com/developers/get-started/personal-access-token",
    "tfp_",
    {
      of: `${word}.`,
      least: 40,
    },
  ),
  beginsWith("Dropbox token", "https://developers.dropbox.com/oauth-guide", "sl.u. sl.", {
    of: word,
    least: 120,
    accepts: isRandom,
    signs: followed("sl. sl.u.", 16, letters.word),
  }),
  beginsWith(
    "Frame.io token",
    "https://developer.adobe.com/frameio/guides/Authentication",
    "fio-u-",
    {
      of: `${word}=`,
      least: 60,
    },
  ),
  beginsWith(
    "Shopify token",
    "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens",
    "shpua_ shprt_ shptka_",
    {
      of: "0-9a-fA-F",
      least: 32,
    },
  ),
  beginsWith(
    "WooCommerce key",
    "https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication",
    "ck_ cs_",
    {
      of: hex,
      least: 40,
      signs: followed("ck_ cs_", 16, letters.hex),
    },
  ),
  beginsWith(
    "Contentful token",
    "https://www.contentful.com/developers/docs/references/authentication",
    "CFPAT-",
    {
      of: word,
      least: 40,
    },
  ),
  formOf(
    "Mapbox token",
    "https://docs.mapbox.com/help/dive-deeper/access-tokens",
    [exactly("sk.eyJ")],
    String.raw`${wordStart}sk\.eyJ(?<body>[\w-]{40,200}\.[\w-]{20,40})`,
    { accepts: isRandom },
  ),
  beginsWith(
    "OneSignal key",
    "https://documentation.onesignal.com/docs/en/keys-and-ids",
    "os_v2_app_ os_v2_org_",
    {
      of: "a-z0-9",
      least: 60,
    },
  ),
  beginsWith(
    "Stytch secret",
    "https://stytch.com/docs/workspace-management/stytch-cli",
    "secret-live- secret-test-",
    {
      of: `${word}=`,
      least: 30,
    },
  ),
  beginsWith(
    "Matrix token",
    "https://spec.matrix.org/latest/client-server-api/#client-authentication",
    "syt_",
    {
      of: `${base62}_=`,
      least: 30,
      accepts: isMixed,
    },
  ),
  beginsWith(
    "DingTalk secret",
    "https://open.dingtalk.com/document/robots/customize-robot-security-settings",
    "SEC",
    {
      of: hex,
      least: 60,
      signs: followed("SEC", 12, letters.hex),
    },
  ),
  beginsWith("WxPusher token", "https://wxpusher.zjiecode.com/docs", "AT_", {
    of: base62,
    least: 30,
    accepts: isRandom,
    signs: followed("AT_", 16),
  }),
  formOf(
    "ServerChan key",
    "https://doc.sc3.ft07.com/zh/serverchan3",
    [[...exactly("sctp"), letters.digits]],
    `${wordStart}sctp\\d{1,8}t(?<body>[${base62}]{16,64})(?![\\w-])`,
    { accepts: isRandom },
  ),
  formOf(
    "Bark key",
    "https://bark.day.app/#/tutorial",
    [exactly("api.day.app/")],
    String.raw`(?<kept>api\.day\.app/)(?<body>[A-Za-z0-9]{20,24})(?![\w-])`,
    { accepts: isMixed },
  ),
];
