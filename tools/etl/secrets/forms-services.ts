import { type SecretForm, beginsWith, formOf, wordStart } from "./secret-form.ts";
import { isMixed, isRandom } from "./secret-look.ts";
import { anyCase, exactly, letters, times } from "./secret-signs.ts";

const base62 = "A-Za-z0-9";
const word = String.raw`\w-`;
const hex = "0-9a-f";
const { alnum } = letters;
const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/** Addresses that whoever has them may post to: all behind what is kept is the key. */
function webhook(kind: string, source: string, start: string, rest: string): SecretForm {
  const kept = start.replaceAll(/[./?]/g, String.raw`\$&`);
  return formOf(kind, source, [exactly(start)], `(?<kept>${kept})(?<body>${rest})`);
}

/** Tokens of code hosts, registries, messengers, payments and mail. */
export const serviceForms: readonly SecretForm[] = [
  formOf(
    "GitHub token",
    "https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-an-installation-access-token-for-a-github-app",
    [[...exactly("ghs_"), letters.digits]],
    String.raw`${wordStart}ghs_\d{1,12}_(?<body>eyJ[\w-]{10,2000}\.[\w-]{10,4000}\.[\w-]{10,1000})`,
  ),
  beginsWith(
    "GitHub token",
    "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github",
    "ghp_ gho_ ghu_ ghs_ ghr_",
    { of: `${base62}_`, least: 30 },
  ),
  beginsWith(
    "GitHub token",
    "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens",
    "github_pat_",
    { of: String.raw`\w`, least: 40 },
  ),
  beginsWith(
    "GitLab token",
    "https://docs.gitlab.com/security/tokens",
    "glpat- glrt- glptt- gldt- glcbt- glft- glimt- glagent- gloas- glsoat- glffct- glwt- glrtr- GR1348941",
    { of: `${word}.`, least: 20, accepts: isMixed },
  ),
  beginsWith("GitLab token", "https://docs.gitlab.com/security/tokens", "_gitlab_session=", {
    of: hex,
    least: 32,
  }),
  beginsWith(
    "Bitbucket token",
    "https://support.atlassian.com/bitbucket-cloud/docs/app-passwords",
    "ATBB ATCTT3",
    { of: `${word}=`, least: 28, accepts: isRandom },
  ),
  beginsWith(
    "Atlassian token",
    "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account",
    "ATATT3",
    { of: `${word}=`, least: 60, accepts: isRandom },
  ),
  beginsWith("npm token", "https://docs.npmjs.com/about-access-tokens", "npm_", {
    of: base62,
    least: 30,
  }),
  beginsWith("PyPI token", "https://pypi.org/help/#apitoken", "pypi-AgE pypi-", {
    of: word,
    least: 50,
    accepts: isRandom,
  }),
  beginsWith("RubyGems key", "https://guides.rubygems.org/api-key-scopes", "rubygems_", {
    of: hex,
    least: 40,
  }),
  beginsWith(
    "NuGet key",
    "https://learn.microsoft.com/en-us/nuget/nuget-org/scoped-api-keys",
    "oy2",
    { of: "a-z0-9", least: 43 },
  ),
  beginsWith(
    "crates.io token",
    "https://doc.rust-lang.org/cargo/reference/publishing.html",
    "cio",
    { of: base62, least: 32, accepts: isRandom, signs: [[...exactly("cio"), ...times(20, alnum)]] },
  ),
  beginsWith(
    "Docker token",
    "https://docs.docker.com/security/access-tokens",
    "dckr_pat_ dckr_oat_",
    { of: word, least: 20 },
  ),
  beginsWith(
    "Artifactory key",
    "https://jfrog.com/help/r/jfrog-platform-administration-documentation/api-key",
    "AKCp cmVmd",
    { of: base62, least: 59, accepts: isRandom },
  ),
  beginsWith(
    "Clojars token",
    "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens",
    "CLOJARS_",
    { of: base62, least: 40 },
  ),
  beginsWith("CircleCI token", "https://circleci.com/docs/managing-api-tokens", "CCIPAT_ CCIPRJ_", {
    of: `${base62}_`,
    least: 40,
  }),
  beginsWith("Buildkite token", "https://buildkite.com/docs/apis/managing-api-tokens", "bkua_", {
    of: hex,
    least: 40,
  }),
  beginsWith(
    "SonarQube token",
    "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens",
    "sqp_ sqa_ squ_",
    { of: hex, least: 40 },
  ),
  beginsWith(
    "Postman key",
    "https://learning.postman.com/docs/developer/postman-api/authentication",
    "PMAK-",
    { of: `${hex}-`, least: 40 },
  ),
  beginsWith(
    "Sourcegraph token",
    "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token",
    "sgp_",
    { of: `${hex}_local`, least: 40 },
  ),
  beginsWith("Linear key", "https://linear.app/developers/graphql", "lin_api_ lin_oauth_ lin_wh_", {
    of: base62,
    least: 32,
  }),
  beginsWith(
    "Notion token",
    "https://developers.notion.com/reference/authentication",
    "ntn_ secret_",
    { of: base62, least: 43 },
  ),
  beginsWith("Figma token", "https://www.figma.com/developers/api#access-tokens", "figd_ figo_", {
    of: word,
    least: 36,
  }),
  formOf(
    "Airtable token",
    "https://airtable.com/developers/web/guides/personal-access-tokens",
    [[...exactly("pat"), ...times(14, alnum), "."]],
    `${wordStart}pat[${base62}]{14}\\.(?<body>[${hex}]{64})`,
  ),
  beginsWith(
    "Stripe key",
    "https://docs.stripe.com/keys",
    "sk_live_ rk_live_ sk_test_ rk_test_ sk_prod_ rk_prod_",
    { of: base62, least: 20, accepts: isRandom },
  ),
  beginsWith("Stripe webhook secret", "https://docs.stripe.com/webhooks/signature", "whsec_", {
    of: `${base62}+/=`,
    least: 28,
    accepts: isRandom,
  }),
  beginsWith(
    "Square token",
    "https://developer.squareup.com/docs/build-basics/access-tokens",
    "sq0atp- sq0csp-",
    { of: word, least: 22 },
  ),
  beginsWith(
    "PayPal token",
    "https://developer.paypal.com/braintree/docs/guides/authorization",
    "access_token$production$",
    { of: `${base62}$`, least: 40 },
  ),
  beginsWith(
    "Plaid token",
    "https://plaid.com/docs/api/items",
    "access-production- access-sandbox- access-development-",
    { of: `${hex}-`, least: 32 },
  ),
  beginsWith(
    "Shopify token",
    "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens",
    "shpat_ shpca_ shppa_ shpss_",
    { of: "0-9a-fA-F", least: 32 },
  ),
  formOf(
    "Twilio key",
    "https://www.twilio.com/docs/iam/api-keys",
    [[...exactly("SK"), ...times(10, letters.hex)]],
    `${wordStart}SK(?<body>[${hex}]{32})(?![${base62}])`,
  ),
  formOf(
    "SendGrid key",
    "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
    [exactly("SG.")],
    `${wordStart}SG\\.(?<body>[\\w-]{16,32}\\.[\\w-]{30,64})(?![\\w-])`,
    { accepts: isRandom },
  ),
  beginsWith(
    "Mailgun key",
    "https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt",
    "key-",
    { of: hex, least: 32, signs: [[...exactly("key-"), ...times(10, letters.hex)]] },
  ),
  formOf(
    "Mailchimp key",
    "https://mailchimp.com/developer/marketing/guides/quick-start",
    [[...times(8, letters.hex), ...exactly("-us"), letters.digits]],
    `(?<=(?<before>${wordStart}[${hex}]{24}))(?<body>[${hex}]{8})-us\\d{1,2}(?![\\w-])`,
    { accepts: () => true },
  ),
  beginsWith(
    "Brevo key",
    "https://developers.brevo.com/docs/getting-started",
    "xkeysib- xsmtpsib-",
    { of: word, least: 60 },
  ),
  formOf(
    "Resend key",
    "https://resend.com/docs/dashboard/api-keys/introduction",
    [[...exactly("re_"), ...times(8, alnum), "_"]],
    `${wordStart}re_(?<body>[${base62}]{8}_[${base62}]{20,28})(?![\\w-])`,
    { accepts: (body) => isRandom(body.slice(9)) },
  ),
  beginsWith(
    "Shippo token",
    "https://docs.goshippo.com/docs/guides_general/authentication",
    "shippo_live_ shippo_test_",
    { of: hex, least: 40 },
  ),
  beginsWith(
    "Flutterwave key",
    "https://developer.flutterwave.com/docs/authentication",
    "FLWSECK- FLWSECK_TEST-",
    { of: word, least: 30 },
  ),
  beginsWith(
    "Duffel token",
    "https://duffel.com/docs/api/overview/authentication",
    "duffel_live_ duffel_test_",
    { of: word, least: 40 },
  ),
  beginsWith("EasyPost key", "https://docs.easypost.com/docs/authentication", "EZAK EZTK", {
    of: base62,
    least: 54,
  }),
  beginsWith(
    "Slack token",
    "https://docs.slack.dev/authentication/tokens",
    "xoxb- xoxp- xoxa- xoxr- xoxs- xoxo- xoxe- xoxc- xoxd- xoxe.xoxb- xoxe.xoxp- xapp-",
    { of: `${word}%`, least: 20, accepts: isMixed },
  ),
  webhook(
    "Slack webhook",
    "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
    "hooks.slack.com/services/",
    "[A-Z0-9]{6,14}/[A-Z0-9]{6,14}/[A-Za-z0-9]{16,40}",
  ),
  webhook(
    "Slack webhook",
    "https://docs.slack.dev/workflows",
    "hooks.slack.com/workflows/",
    String.raw`[\w/]{30,120}`,
  ),
  webhook(
    "Slack webhook",
    "https://docs.slack.dev/workflows",
    "hooks.slack.com/triggers/",
    String.raw`[\w/]{30,120}`,
  ),
  formOf(
    "Discord token",
    "https://discord.com/developers/docs/reference#authentication",
    [[...times(8, letters.word), ".", ...times(6, letters.word), ".", ...times(8, letters.word)]],
    `(?<=(?<before>${wordStart}[MNO][\\w-]{14,19}))[\\w-]{8}\\.[\\w-]{6}\\.(?<body>[\\w-]{25,40})(?![\\w-])`,
    { accepts: isMixed },
  ),
  webhook(
    "Discord webhook",
    "https://discord.com/developers/docs/resources/webhook",
    "discord.com/api/webhooks/",
    String.raw`\d{15,21}/[\w-]{40,100}`,
  ),
  webhook(
    "Discord webhook",
    "https://discord.com/developers/docs/resources/webhook",
    "discordapp.com/api/webhooks/",
    String.raw`\d{15,21}/[\w-]{40,100}`,
  ),
  formOf(
    "Telegram bot token",
    "https://core.telegram.org/bots/api#authorizing-your-bot",
    [[letters.digits, ":", ...times(12, letters.word)]],
    `(?<=(?<before>(?:${wordStart}|(?<=\\bbot))\\d{7,9}))\\d:(?<body>[\\w-]{35})(?![\\w-])`,
    { accepts: isMixed },
  ),
  webhook(
    "Feishu webhook",
    "https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot",
    "open.feishu.cn/open-apis/bot/v2/hook/",
    `(?:${uuid}|[\\w-]{20,64})`,
  ),
  webhook(
    "Lark webhook",
    "https://open.larksuite.com/document/client-docs/bot-v3/add-custom-bot",
    "open.larksuite.com/open-apis/bot/v2/hook/",
    `(?:${uuid}|[\\w-]{20,64})`,
  ),
  webhook(
    "Feishu webhook",
    "https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot",
    "open.feishu.cn/open-apis/bot/hook/",
    String.raw`[\w-]{20,64}`,
  ),
  webhook(
    "DingTalk webhook",
    "https://open.dingtalk.com/document/orgapp/custom-robot-access",
    "oapi.dingtalk.com/robot/send?access_token=",
    "[0-9a-fA-F]{32,100}",
  ),
  webhook(
    "WeCom webhook",
    "https://developer.work.weixin.qq.com/document/path/91770",
    "qyapi.weixin.qq.com/cgi-bin/webhook/send?key=",
    uuid,
  ),
  formOf(
    "Teams webhook",
    "https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook",
    [exactly(".webhook.office.com/"), exactly("outlook.office.com/webhook")],
    String.raw`(?<kept>(?:\.webhook\.office\.com/webhookb2|outlook\.office\.com/webhook)/)(?<body>[\w@/-]{60,300})`,
  ),
  formOf(
    "Teams webhook",
    "https://learn.microsoft.com/en-us/power-automate/teams/send-a-message-in-teams",
    [anyCase("&sv=1.0&sig=")],
    `(?<kept>&sv=1\\.0&sig=)(?<body>[\\w-]{30,60})`,
  ),
  webhook(
    "Zapier webhook",
    "https://help.zapier.com/hc/en-us/articles/8496288690317",
    "hooks.zapier.com/hooks/catch/",
    String.raw`\d{4,12}/[a-z0-9]{5,12}`,
  ),
  webhook(
    "IFTTT webhook",
    "https://ifttt.com/maker_webhooks",
    "maker.ifttt.com/use/",
    String.raw`[\w-]{20,64}`,
  ),
  formOf(
    "IFTTT webhook",
    "https://ifttt.com/maker_webhooks",
    [exactly("maker.ifttt.com/trigger/")],
    String.raw`(?<kept>maker\.ifttt\.com/trigger/[\w-]{1,60}/(?:json/)?with/key/)(?<body>[\w-]{20,64})`,
  ),
  formOf(
    "Google Chat webhook",
    "https://developers.google.com/workspace/chat/quickstart/webhooks",
    [exactly("chat.googleapis.com/v1/spaces/")],
    String.raw`(?<kept>chat\.googleapis\.com/v1/spaces/[\w-]{4,40}/messages\?)(?<body>key=[\w-]{20,80}&token=[\w%=-]{20,120})`,
  ),
  beginsWith("ServerChan key", "https://sct.ftqq.com", "SCT", {
    of: base62,
    least: 24,
    accepts: isRandom,
    signs: [[...exactly("SCT"), ...times(10, alnum)]],
  }),
];
