import type { AppProps } from "next/app";
import { Layout } from "../components/layout/layout.tsx";
import "../styles/tokens.css";
import "../styles/base.css";

export default function App({ Component, pageProps }: AppProps) {
  return (
    <Layout>
      <Component {...pageProps} />
    </Layout>
  );
}
