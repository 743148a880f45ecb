import Link from "next/link";
import { useMemo } from "react";
import { useIndex, useManifest } from "../../data/hooks.ts";
import { overviewOf } from "../../model/experiments/overview.ts";
import { routes } from "../../model/routes.ts";
import { useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import { OverviewProject } from "./overview-project.tsx";
import styles from "./overview.module.css";

/**
 * How the newest trainings go: learning curves and checkpoint scores. Nothing where no experiment has
 * several evaluated checkpoints; what is wrong with the data the start page says.
 */
export function ExperimentOverview() {
  const text = useText(projectTexts).overview;
  const index = useIndex();
  const manifest = useManifest();
  const overview = useMemo(
    () =>
      index.state === "ready" && manifest.state !== "loading"
        ? overviewOf(index.value, manifest.state === "ready" ? manifest.value : null)
        : null,
    [index, manifest],
  );
  if (overview === null || overview.projects.length === 0) return null;
  return (
    <div className={styles.overview}>
      {overview.projects.map((one) => (
        <OverviewProject key={one.project.name} overview={one} />
      ))}
      {overview.moreProjects > 0 && (
        <Link href={routes.projects}>{text.moreProjects(overview.moreProjects)}</Link>
      )}
    </div>
  );
}
