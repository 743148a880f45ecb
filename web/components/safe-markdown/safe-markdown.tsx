import { Component, type ReactNode, Suspense, lazy } from "react";
import { isTooDeep } from "../../model/samples/nesting.ts";
import { useText } from "../../state/language.ts";
import { sampleTexts } from "../../text/sample.ts";
import { PlainText } from "./plain-text.tsx";
import styles from "./safe-markdown.module.css";

// The Markdown, formula and code readers are loaded with the first sample, not with the page.
const RenderedMarkdown = lazy(() =>
  import("./rendered-markdown.tsx").then((module) => ({ default: module.RenderedMarkdown })),
);

/**
 * Text that a model wrote, rendered: Markdown, formulas, code. It is not trusted. HTML in it stays
 * text, nothing is loaded, links lead out of the site or nowhere. What cannot be rendered (nested
 * too deeply, for example) is shown as it is.
 */
export function SafeMarkdown({ text }: { readonly text: string }) {
  if (isTooDeep(text)) return <AsItIs text={text} />;
  return (
    <Boundary key={text} instead={<AsItIs text={text} />}>
      <Suspense fallback={<PlainText text={text} />}>
        <RenderedMarkdown text={text} />
      </Suspense>
    </Boundary>
  );
}

interface BoundaryProps {
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

class Boundary extends Component<BoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? this.props.instead : this.props.children;
  }
}

function AsItIs({ text }: { readonly text: string }) {
  return (
    <>
      <p className={styles.note}>{useText(sampleTexts).notRendered}</p>
      <PlainText text={text} />
    </>
  );
}
