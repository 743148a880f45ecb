// The first script of every page: where the site lies, the theme, the language; in an exported
// page also the start of all other scripts.
(() => {
  const root = document.documentElement;
  const me = document.currentScript;

  // "" at the root of a host, "/a/b" below it.
  const base = new URL(me.src).pathname.replace(/\/_evalsite\/boot\.js$/u, "");
  globalThis.__EVALSITE_BASE__ = base;

  const dark = matchMedia("(prefers-color-scheme: dark)");
  paint();
  dark.addEventListener("change", paint);

  const language = stored("language") ?? navigator.language;
  if (language.startsWith("zh")) {
    root.lang = "zh-CN";
    root.dataset.translating = "";
    // Never leave a blank page behind when a script fails to load.
    setTimeout(() => delete root.dataset.translating, 3000);
  }

  const scripts = me.dataset.scripts?.split(" ");
  if (scripts === undefined) return;
  // Turbopack's runtime takes this over the path it was built with.
  globalThis.TURBOPACK_CHUNK_BASE_PATH = `${base}/_next/`;
  document.addEventListener("DOMContentLoaded", () => start(scripts));

  /** Makes what the export has written relative absolute again, as the scripts expect it. */
  function start(paths) {
    for (const link of document.querySelectorAll("a[href], link[rel=icon]")) {
      const { pathname, search, hash, origin } = new URL(link.href);
      if (origin === location.origin && !link.getAttribute("href").startsWith("#")) {
        link.setAttribute("href", pathname + search + hash);
      }
    }
    const next = document.getElementById("__NEXT_DATA__");
    next.textContent = JSON.stringify({ ...JSON.parse(next.textContent), assetPrefix: base });
    for (const path of paths) {
      const script = document.createElement("script");
      script.async = false; // In order, as deferred scripts run.
      script.src = `${base}/${path}`;
      document.head.append(script);
    }
  }

  function paint() {
    const choice = stored("theme");
    const fixed = choice === "light" || choice === "dark";
    root.dataset.theme = fixed ? choice : dark.matches ? "dark" : "light";
  }

  function stored(key) {
    try {
      return localStorage.getItem(`evalsite.${key}`);
    } catch {
      return null; // Storage is blocked: the browser's own settings are used.
    }
  }
})();
