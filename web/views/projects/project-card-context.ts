import type { ProjectCard } from "@evalsite/protocol";
import { createContext, useContext } from "react";

/** What the file of the shown project says, for the names deep below; null: it has none. */
export const ProjectCardContext = createContext<ProjectCard | null>(null);

export function useProjectCard(): ProjectCard | null {
  return useContext(ProjectCardContext);
}
