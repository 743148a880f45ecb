import dynamic from "next/dynamic";
import { Loading } from "../../components/loading.tsx";

// Charts and the sample browser are loaded when they are first looked at.

export const LazyCurvesTab = dynamic(
  () => import("../curves/curves-tab.tsx").then((module) => module.CurvesTab),
  { ssr: false, loading: () => <Loading /> },
);

export const LazySamplesTab = dynamic(
  () => import("../samples/samples-tab.tsx").then((module) => module.SamplesTab),
  { ssr: false, loading: () => <Loading /> },
);
