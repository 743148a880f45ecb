/** Not within a word, an address or another path, or right behind an escape of JSON in a text. */
const pathStart = String.raw`(?:(?<![\w.:/~\\-])|(?<=\\[nrt]))`;
const roots = String.raw`(?:home|root|Users|data\d*|mnt|tmp|var|opt|workspaces?|work|usr|srv|private|nas|share|cpfs\d*|oss|ssd\d*|disk\d*|etc|app|gpfs|lustre|scratch|storage|hdd\d*|cache|models?|datasets?|ckpts?|checkpoints?|output\w*|train\w*|project\w*|user\w*)`;
const rest = String.raw`[^\s"'\`,;:)\]}<>\\]`;
const absolutePath = new RegExp(
  `${pathStart}(?:(?:file://)?/${roots}/${rest}*|~/${rest}${rest}*)`,
  "g",
);
const windowsPath = /\b[A-Za-z]:\\[^\s"'`,;)\]}<>]+/g;

/** Every path has a slash of one kind or the other, every host a dot or stands behind `host=`. */
const mayHoldPlaces = /[/\\.=]/;

/** Absolute paths in a text, known by where they begin, reduced to their last segment, marked by `…/`. */
export function withoutPaths(text: string): string {
  const reduce = (path: string) => (ofEverySystem.test(path) ? path : lastSegment(path));
  return text.replace(absolutePath, reduce).replace(windowsPath, reduce);
}

/** Every machine has these: they tell nothing of one. */
const ofEverySystem =
  /^\/(?:etc\/[\w.-]+|etc\/(?:ssh|nginx|apt|cron\.d|systemd|default|init\.d|ssl)\/[\w./-]+|usr\/(?:s?bin|include|lib(?:32|64)?|local\/s?bin|share\/(?:dict|man|doc))(?:\/[\w.+-]+){0,2}|var\/(?:log|run|lib|www(?:\/html)?|tmp|cache|spool)(?:\/[\w.+-]+)?|opt|tmp|home|root|data|mnt|srv|app|workspace)\/?[.]?$|^C:\\(?:Windows|Program)/i;

/** `/any/root`, `~/…`, `\\server\…`, `C:\…`; `/no_think` tells nothing, and `/^a/b$/` is no path. */
const wholePath =
  /^(?:(?:file:\/\/)?\/[^\s/\\^$*?|()[\]{}]+\/|~\/|\\\\[\w.-]+\\|[A-Za-z]:(?:\\|\/(?!\/)))[^\n]*$/;

function lastSegment(path: string): string {
  const name = path.split(/[/\\]/).findLast((segment) => segment !== "");
  return `…/${name ?? ""}`;
}

const hidden = String.raw`\[redacted: [^\]\n]{1,40}\]`;
const address = new RegExp(
  String.raw`(https?|wss?|grpc|tcp|redis|postgres(?:ql)?|mysql|mongodb(?:\+srv)?|amqp|ftp|ssh):\/\/(?!(?:${hidden}@)?\[host\])(?:${hidden}@)?(?:\[[\da-f:.]{2,45}\])?(?:${hidden}|[^\s"'\x60<>)\]}\\])*`,
  "gi",
);

/** Addresses reduced to scheme and public host; internal hosts are left out. */
export function withoutHosts(text: string): string {
  return withoutBareHosts(
    text.replace(address, (whole, scheme: string) => {
      const host = hostOf(whole);
      return `${scheme}://${loginOf(whole)}${isPublicHost(host) ? host : "[host]"}`;
    }),
  );
}

/** Internal hosts left out with what follows them; addresses of public ones stay whole. */
export function withoutInternalHosts(text: string): string {
  return withoutBareHosts(
    text.replace(address, (whole, scheme: string) =>
      isPublicHost(hostOf(whole)) ? whole : `${scheme}://${loginOf(whole)}[host]`,
    ),
  );
}

/** That there was a login stays said. */
function loginOf(whole: string): string {
  return new RegExp(`(?<=://)${hidden}@`).exec(whole)?.[0] ?? "";
}

function hostOf(whole: string): string {
  const plain = whole.replace(new RegExp(`${hidden}@?`, "g"), "");
  return /^[a-z]+:\/\/(?:[^/@\s]*@)?([^/:?#\s]+)/i.exec(plain)?.[1] ?? "";
}

const internalName =
  /\.(?:(?:corp|internal|intranet|intra)(?:\.[\w-]+)*|local|localdomain|lan|home|svc)$/i;

function isPublicHost(host: string): boolean {
  return /\.[a-z]{2,}$/i.test(host) && !internalName.test(host);
}

const bareHost =
  /(?:(?<![\w.-])|(?<=\\[nrt]))((?:[\w-]{1,63}\.){1,8}[\w-]{1,63})(:\d{1,5})?(?![\w-]|\.\w)/g;
const privateAddress =
  /^(?:(?:10|127)\.\d{1,3}|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))(?:\.\d{1,3}){2}$/;
const quotedHost = /(?<=\bhost=\\?["'])[\w.-]+(?=\\?["'])/g;
/** Numbers of parts of a text, of releases and of rules are written like addresses; in lists, too. */
const numbered =
  /(?:\b(?:sections?|sect?|subsections?|chapters?|clauses?|articles?|art|paragraphs?|para|figures?|fig|tables?|rules?|items?|steps?|versions?|ver|releases?|part|appendix|annex|exercises?|theorem|lemma|equation|eq|definition|problem|question|no|nos|v|build|firmware|driver|chrome)\b\.?|§+|第)\s{0,2}(?:\d{1,4}(?:\.\d{1,4}){1,4}\s{0,2}(?:,|and|to|or|through|[–-])\s{0,2}){0,4}$/i;

/** Hosts outside an address: `host='gpu07'`, `gpu07.lan:8000`, `10.2.3.4`, `fd00::7`. A name alone may be of code. */
function withoutBareHosts(text: string): string {
  return text
    .replace(quotedHost, (host) => (isPublicHost(host) ? host : "[host]"))
    .replace(bareHost, (whole, host: string, port: string | undefined, at: number) => {
      if (port !== undefined && internalName.test(host)) return "[host]";
      if (!privateAddress.test(host)) return whole;
      return port === undefined && isNumber(text, at, host) ? whole : "[host]";
    })
    .replace(bareIpv6, (whole) => (isPrivateIpv6(whole) ? "[host]" : whole));
}

/** "section 10.2.3.4", "sections 10.2.3.3 and 10.2.3.4", a heading. */
function isNumber(text: string, at: number, host: string): boolean {
  const before = text.slice(Math.max(0, at - 80), at);
  if (numbered.test(before)) return true;
  return /(?:^|\n)[#\s]*$/.test(before) && /^ +[A-Z][a-z]/.test(text.slice(at + host.length));
}

/** Eight groups, or fewer with `::` between them; a scope and, in brackets, a port may follow. */
const bareIpv6 =
  /(?:(?<![\w\])])\[|(?<![\w:.[]))(?:(?:[\dA-Fa-f]{1,4}:){7}[\dA-Fa-f]{1,4}|(?:[\dA-Fa-f]{1,4}:){0,6}[\dA-Fa-f]{0,4}::(?:[\dA-Fa-f]{1,4}:){0,6}[\dA-Fa-f]{0,4})(?:%\w{1,16})?(?:\](?::\d{1,5})?|(?![\w:]))/g;

function isPrivateIpv6(whole: string): boolean {
  return /^\[?(?:f[cd][\da-f]{2}:|fe[89ab][\da-f]:|(?!2001:db8:)2[\da-f]{3}:|::1(?:\]|%|$)|::ffff:)/i.test(
    whole,
  );
}

const machine = String.raw`[A-Za-z][\w-]{0,62}`;
/** `Cannot connect to host gpu07:8000`, `dial tcp: lookup gpu07`, `gpu-3:29500`. */
const namedHost = new RegExp(
  String.raw`(?<=\b(?:hosts?|hostname|server|node|peer|upstream|resolve|lookup|connect(?:ing|ion)? to|connected to|reach|route to|ping|ssh|from|master_addr|MASTER_ADDR|addr(?:ess)?)(?:\s|[=:]|\s?["'(]){1,3})(?<name>${machine})(?=:\d{2,5}\b|["')]?:? ?ssl:|["']?\s+port\s+\d)|(?<![\w./@:-])(?=[a-z][\w-]{0,62}\d)[a-z][\w-]{1,62}(?=:\d{4,5}\b(?![:\d]))`,
  "gi",
);
const resolved =
  /(?<=\b(?:resolve(?: hostname| host)?|lookup|unknown host|no such host|getaddrinfo \w+)[: ]{1,3}["'(]?)(?=[\w-]*[\d-])[A-Za-z][\w-]*(?![\w.])/gi;

/** What a program says of the machines it talks to, by names without a dot too. */
export function withoutNamedHosts(text: string): string {
  return text
    .replace(namedHost, (name) => (notHost.test(name) ? name : "[host]"))
    .replace(resolved, "[host]");
}

const notHost =
  /^(?:localhost|line|row|column|step|epoch|port|https?|wss?|tcp|udp|sha\d+|md5|utf-?\d+)\d*$/i;

/** A value of a configuration without places: if it begins as a path, it is one, whatever its root. */
export function withoutPlaces(text: string): string {
  return withoutHosts(wholePath.test(text) ? lastSegment(text) : withoutPaths(text));
}

/** A text without places of its author's machines; links to public sites stay whole. */
export function withoutInternalPlaces(text: string): string {
  return mayHoldPlaces.test(text) ? withoutInternalHosts(withoutPaths(text)) : text;
}
