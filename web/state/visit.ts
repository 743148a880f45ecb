import { useState } from "react";
import { type Visit, formatVisit, visitAt } from "../model/news/visit.ts";
import { remember, remembered } from "./remembered.ts";

/** This visit to the start page and the one before, remembered in the browser. For parts that are never in the exported page. */
export function useVisit(): Visit {
  const [visit] = useState(() => {
    const now = visitAt(remembered("visit"), Date.now());
    remember("visit", formatVisit(now));
    return now;
  });
  return visit;
}
