import dynamic from "next/dynamic";
import { Loading } from "../../components/loading.tsx";

// Charts and the sample comparison are loaded when they are first looked at.

export const LazyCurvesTab = dynamic(
  () => import("../curves/curves-tab.tsx").then((module) => module.CurvesTab),
  { ssr: false, loading: () => <Loading /> },
);

export const LazySampleDiffTab = dynamic(
  () => import("../samples/sample-diff-tab.tsx").then((module) => module.SampleDiffTab),
  { ssr: false, loading: () => <Loading /> },
);
