import type { NextConfig } from "next";
import { PHASE_PRODUCTION_BUILD } from "next/constants.js";
import { PLACEHOLDER } from "./export/placeholder.ts";

export default function config(phase: string): NextConfig {
  const basePath = phase === PHASE_PRODUCTION_BUILD ? PLACEHOLDER : "";
  return {
    output: "export",
    trailingSlash: true,
    // Else the router takes the last slash off "/runs/qwen2.5/", which has a dot like a file.
    skipTrailingSlashRedirect: true,
    reactStrictMode: true,
    poweredByHeader: false,
    images: { unoptimized: true },
    transpilePackages: ["@evalsite/protocol", "@evalsite/statistics"],
    basePath,
    env: { BASE_PATH: basePath },
    devIndicators: false,
  };
}
