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
  return text.replace(absolutePath, lastSegment).replace(windowsPath, lastSegment);
}

/** A text that is nothing but one absolute path reduced, any other unchanged: answers are not searched. */
export function withoutWholePath(text: string): string {
  const reduced = /^\s*[/~A-Za-z]\S{2,4000}\s*$/.test(text) ? withoutPaths(text) : text;
  return reduced.startsWith("…/") ? reduced : text;
}

/** `/any/root`, `~/…`, `\\server\…`, `C:\…`; `/no_think` tells nothing, and `/^a/b$/` is no path. */
const wholePath =
  /^(?:(?:file:\/\/)?\/[^\s/\\^$*?|()[\]{}]+\/|~\/|\\\\[\w.-]+\\|[A-Za-z]:(?:\\|\/(?!\/)))[^\n]*$/;

function lastSegment(path: string): string {
  const name = path.split(/[/\\]/).findLast((segment) => segment !== "");
  return `…/${name ?? ""}`;
}

const address =
  /(https?|wss?|grpc|tcp|redis|postgres(?:ql)?|mysql|mongodb|ftp|ssh):\/\/(?!\[host\])(?:\[[\da-f:.]{2,45}\][^\s"'`<>)\]}\\]*|[^\s"'`<>)\]}\\]+)/gi;

/** Addresses reduced to scheme and public host; internal hosts are left out. */
export function withoutHosts(text: string): string {
  return withoutBareHosts(
    text.replace(address, (whole, scheme: string) => {
      const host = hostOf(whole);
      return `${scheme}://${isPublicHost(host) ? host : "[host]"}`;
    }),
  );
}

/** Internal hosts left out with what follows them; addresses of public ones stay whole. */
export function withoutInternalHosts(text: string): string {
  return withoutBareHosts(
    text.replace(address, (whole, scheme: string) =>
      isPublicHost(hostOf(whole)) ? whole : `${scheme}://[host]`,
    ),
  );
}

function hostOf(whole: string): string {
  return /^[a-z]+:\/\/(?:[^/@\s]*@)?([^/:?#\s]+)/i.exec(whole)?.[1] ?? "";
}

const internalName =
  /\.(?:(?:corp|internal|intranet|intra)(?:\.[\w-]+)*|local|localdomain|lan|home|svc)$/i;

function isPublicHost(host: string): boolean {
  return /\.[a-z]{2,}$/i.test(host) && !internalName.test(host);
}

const bareHost =
  /(?:(?<![\w.-])|(?<=\\[nrt]))((?:[\w-]{1,63}\.){1,8}[\w-]{1,63})(:\d{1,5})?(?![\w-]|\.\w)/g;
const privateAddress =
  /^(?:(?:10|127)\.\d{1,3}|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2}$/;
const quotedHost = /(?<=\bhost=\\?["'])[\w.-]+(?=\\?["'])/g;

/** Hosts outside an address: `host='gpu07'`, `gpu07.lan:8000`, `10.2.3.4`. A name alone may be of code. */
function withoutBareHosts(text: string): string {
  return text
    .replace(quotedHost, (host) => (isPublicHost(host) ? host : "[host]"))
    .replace(bareHost, (whole, host: string, port: string | undefined) => {
      const isInternal = port !== undefined && internalName.test(host);
      return isInternal || privateAddress.test(host) ? "[host]" : whole;
    });
}

/** A value of a configuration without places: if it begins as a path, it is one, whatever its root. */
export function withoutPlaces(text: string): string {
  return withoutHosts(wholePath.test(text) ? lastSegment(text) : withoutPaths(text));
}

/** A text without places of its author's machines; links to public sites stay whole. */
export function withoutInternalPlaces(text: string): string {
  return mayHoldPlaces.test(text) ? withoutInternalHosts(withoutPaths(text)) : text;
}
