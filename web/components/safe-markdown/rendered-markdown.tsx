import "katex/dist/katex.min.css";
import type { ReactNode } from "react";
import Markdown, { type Components } from "react-markdown";
import rehypeKatex from "rehype-katex";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import { unifyMath } from "../../model/samples/math-delimiters.ts";
import { safeLink } from "../../model/samples/safe-url.ts";
import { visibleText } from "../../model/samples/visible-text.ts";
import { useText } from "../../state/language.ts";
import { sampleTexts } from "../../text/sample.ts";
import { keepLineEnds } from "./keep-line-ends.ts";
import { CodeBlock } from "./code-block.tsx";
import styles from "./safe-markdown.module.css";

// Single dollars are decided on in `unifyMath`, by a stricter rule.
const remarkPlugins: Parameters<typeof Markdown>[0]["remarkPlugins"] = [
  remarkGfm,
  keepLineEnds,
  [remarkMath, { singleDollarTextMath: false }],
];

// No \href, \includegraphics or \html…, no boxes larger than the page, no endless macros.
const rehypePlugins: Parameters<typeof Markdown>[0]["rehypePlugins"] = [
  [rehypeKatex, { trust: false, strict: "ignore", maxSize: 20, errorColor: "currentColor" }],
];

const components: Components = {
  a: ({ href, children }) => <OuterLink href={href}>{children}</OuterLink>,
  img: ({ src, alt }) => <NamedImage src={typeof src === "string" ? src : ""} alt={alt ?? ""} />,
  pre: ({ children, node }) => <CodeBlock element={node}>{children}</CodeBlock>,
  table: ({ children }) => (
    <div className={styles.scroll}>
      <table>{children}</table>
    </div>
  ),
  input: ({ checked }) => <span>{checked === true ? "☑" : "☐"}</span>,
  // The page has its own outline.
  h1: ({ children }) => <p className={styles.heading}>{children}</p>,
  h2: ({ children }) => <p className={styles.heading}>{children}</p>,
  h3: ({ children }) => <p className={styles.heading}>{children}</p>,
  h4: ({ children }) => <p className={styles.heading}>{children}</p>,
  h5: ({ children }) => <p className={styles.heading}>{children}</p>,
  h6: ({ children }) => <p className={styles.heading}>{children}</p>,
};

/** See `SafeMarkdown`. */
export function RenderedMarkdown({ text }: { readonly text: string }) {
  return (
    <div className={styles.rendered} dir="auto">
      <Markdown
        remarkPlugins={remarkPlugins}
        rehypePlugins={rehypePlugins}
        components={components}
        urlTransform={keepAddress}
      >
        {unifyMath(visibleText(text))}
      </Markdown>
    </div>
  );
}

/** Addresses are judged where they are used, so that a refused one can be named. */
function keepAddress(address: string): string {
  return address;
}

function OuterLink(props: { readonly href: string | undefined; readonly children: ReactNode }) {
  const text = useText(sampleTexts);
  const { href = "", children } = props;
  const link = safeLink(href);
  if (link === null) {
    // A footnote or a heading of the text itself leads nowhere here.
    if (href.startsWith("#")) return children;
    return (
      <>
        {children} <span className={styles.refused}>{`[${text.linkRefused} ${href}]`}</span>
      </>
    );
  }
  return (
    <a href={link} title={link} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

function NamedImage({ src, alt }: { readonly src: string; readonly alt: string }) {
  const text = useText(sampleTexts);
  const link = safeLink(src);
  return (
    <span className={styles.image}>
      {`[${text.imageInText} ${alt} `}
      {link === null ? (
        src.slice(0, 120)
      ) : (
        <a href={link} target="_blank" rel="noopener noreferrer nofollow">
          {link}
        </a>
      )}
      {"]"}
    </span>
  );
}
