import Link from "next/link";
import { useRouter } from "next/router";
import { type ReactNode, useEffect } from "react";
import { useLanguage, useText } from "../../state/language.ts";
import { common } from "../../text/common.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import styles from "./layout.module.css";
import { PublicationNotice } from "./publication-notice.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

/** The frame of every page: header with the main navigation and the switches, and the content. */
export function Layout({ children }: { readonly children: ReactNode }) {
  const text = useText(common);
  useDocumentLanguage();
  return (
    <>
      <a className={styles.skip} href="#content">
        {text.skip}
      </a>
      <header className={styles.header}>
        <Link className={styles.brand} href="/">
          <span className={styles.mark} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {text.site}
        </Link>
        <nav className={styles.nav} aria-label={text.nav}>
          <NavLink to="/projects">{text.projects}</NavLink>
          <NavLink to="/runs">{text.runs}</NavLink>
          <NavLink to="/compare">{text.compare}</NavLink>
        </nav>
        <div className={styles.switches}>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main id="content" className={styles.main} tabIndex={-1}>
        <PublicationNotice />
        {children}
      </main>
    </>
  );
}

function NavLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const { pathname } = useRouter();
  return (
    <Link href={`${to}/`} aria-current={pathname.startsWith(to) ? "page" : undefined}>
      {children}
    </Link>
  );
}

function useDocumentLanguage(): void {
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    delete document.documentElement.dataset["translating"];
  }, [language]);
}
