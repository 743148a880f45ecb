import { useRouter } from "next/router";
import { CurvesTab } from "../views/curves/curves-tab.tsx";

export default function Preview() {
  const { query } = useRouter();
  const ids = typeof query["runs"] === "string" ? query["runs"].split(",") : [];
  const runs = ids.map((runId, i) => ({
    runId,
    label: runId,
    color: `var(--series-${(i % 10) + 1})`,
  }));
  return <CurvesTab runs={runs} />;
}
