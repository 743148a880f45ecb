import dynamic from "next/dynamic";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";

export const LazyCurvesTab = dynamic(
  () => import("../curves/curves-tab.tsx").then((module) => module.CurvesTab),
  { ssr: false, loading: () => <Loading /> },
);

export function LazySampleDiffTab({
  runIds,
}: {
  readonly runIds: readonly string[];
  readonly baseline: string;
}) {
  return <EmptyState title={`samples ${runIds.join()}`} />;
}
