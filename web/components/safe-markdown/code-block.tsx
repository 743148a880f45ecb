import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { ExtraProps } from "react-markdown";
import { CopyButton } from "../copy-button.tsx";
import { useText } from "../../state/language.ts";
import { common } from "../../text/common.ts";
import { type Highlighter, loadHighlighter } from "./highlighter.ts";
import styles from "./safe-markdown.module.css";

/** Longer code is shown without colours. */
const longestColoured = 20_000;

interface Props {
  /** The `pre` that the Markdown reader made. */
  readonly element: ExtraProps["node"];
  readonly children: ReactNode;
}

/** A block of code: its language, a copy button, colours once the highlighter is there. */
export function CodeBlock({ element, children }: Props) {
  const text = useText(common);
  const { code, language } = codeOf(element);
  const highlighter = useHighlighter(language !== null && code.length <= longestColoured);
  const coloured = useMemo(
    () => (language === null ? null : (highlighter?.(language, code) ?? null)),
    [highlighter, language, code],
  );
  return (
    <div className={styles.code}>
      <div className={styles.codeHead}>
        <span>{language}</span>
        <CopyButton label={text.copy} text={() => code} />
      </div>
      <pre dir="ltr">{coloured ? <code>{coloured}</code> : children}</pre>
    </div>
  );
}

function codeOf(element: ExtraProps["node"]): { code: string; language: string | null } {
  const inner = element?.children.find((child) => child.type === "element");
  const names = inner?.properties["className"];
  const name = Array.isArray(names) ? names.find((word) => word.startsWith("language-")) : null;
  const text = inner?.children.map((child) => (child.type === "text" ? child.value : "")).join("");
  return { code: text ?? "", language: name ? name.slice("language-".length) : null };
}

function useHighlighter(isWanted: boolean): Highlighter | null {
  const [highlighter, setHighlighter] = useState<Highlighter | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    void loadHighlighter().then((loaded) => {
      if (isCurrent) setHighlighter(() => loaded);
    });
    return () => {
      isCurrent = false;
    };
  }, [isWanted]);
  return highlighter;
}
