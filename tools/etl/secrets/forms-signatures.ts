import { type SecretForm, endOf, formOf, wordStart } from "./secret-form.ts";
import { isRandom, isVaried } from "./secret-look.ts";
import { anyCase, exactly } from "./secret-signs.ts";

/** Base64 as addresses have it: `+`, `/` and `=` may be escaped. */
const base64 = String.raw`(?:[\w+/-]|%2[BFbf])`;
const padding = "(?:%3[Dd]|=)";

/**
 * Addresses that whoever has them may read or write at, for as long as they last. The signature alone goes: the address stays, so that
 * it is seen what was asked for.
 */
export const signatureForms: readonly SecretForm[] = [
  formOf(
    "signature of an address",
    "https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html",
    ["amz", "goog", "tos", "oss", "obs", "bce", "nos", "jdcloud"].map((provider) =>
      anyCase(`${provider}-signature=`),
    ),
    String.raw`(?<kept>[A-Za-z]{3,7}-[A-Za-z]{9}=)(?<body>${base64}{40,1200})`,
    { accepts: isVaried },
  ),
  formOf(
    "signature of an address",
    "https://cloud.tencent.com/document/product/436/7778",
    [exactly("q-signature=")],
    `(?<kept>q-signature=)(?<body>[0-9a-f]{40})`,
  ),
  formOf(
    "signature of an address",
    "https://help.aliyun.com/zh/oss/developer-reference/include-signatures-in-the-url",
    [exactly("&Signature="), exactly("?Signature="), exactly("u0026Signature=")],
    `(?<kept>(?:[&?]|u0026)Signature=)(?<body>${base64}{26,700}${padding}{0,2})`,
    { accepts: isDrawnAddress },
  ),
  formOf(
    "signature of an address",
    "https://learn.microsoft.com/en-us/azure/storage/common/storage-sas-overview",
    [exactly("sig=")],
    `(?<kept>sig=)(?<body>${base64}{42,90}${padding})`,
    { accepts: isDrawnAddress },
  ),
  formOf(
    "signature of an address",
    "https://developer.qiniu.com/kodo/1202/download-token",
    [exactly("&token="), exactly("?token=")],
    String.raw`(?<kept>[&?]token=)(?<body>[\w-]{40}(?::|%3A)[\w-]{27}=)`,
    { accepts: isRandom },
  ),
  formOf(
    "AWS session token",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html",
    [exactly("IQoJb3JpZ2lu"), exactly("FwoGZXIvYXdz")],
    `${wordStart}(?:IQoJb3JpZ2lu|FwoGZXIvYXdz)(?<body>(?:[A-Za-z0-9+/]|%2[BFbf]){80,400})`,
    { accepts: isRandom, more: endOf(/(?:[A-Za-z0-9+/=]|%[23][BFDbfd])*/y) },
  ),
  formOf(
    "Alibaba Cloud session token",
    "https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerole",
    [exactly("CAIS")],
    `${wordStart}CAIS(?<body>(?:[A-Za-z0-9+/]|%2[BFbf]){160,400})`,
    { accepts: isRandom, more: endOf(/(?:[A-Za-z0-9+/=]|%[23][BFDbfd])*/y) },
  ),
  formOf(
    "one-time password secret",
    "https://github.com/google/google-authenticator/wiki/Key-Uri-Format",
    [anyCase("otpauth:/")],
    String.raw`(?<kept>[A-Za-z]{7}:/{1,2}[ht]otp/[^\s"'<>\\]{0,200}?[?&]secret=)(?<body>[A-Z2-7]{16,128})`,
  ),
];

/** Drawn, whatever is escaped in it. */
function isDrawnAddress(body: string): boolean {
  return isRandom(body.replaceAll(/%[\dA-Fa-f]{2}/g, "+"));
}
