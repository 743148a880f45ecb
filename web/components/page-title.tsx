import Head from "next/head";
import { useText } from "../state/language.ts";
import { common } from "../text/common.ts";

/** The title of the browser's tab. */
export function PageTitle({ title }: { readonly title: string }) {
  const { site } = useText(common);
  return (
    <Head>
      <title>{`${title} · ${site}`}</title>
    </Head>
  );
}
