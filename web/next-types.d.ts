// `next-env.d.ts` is written by Next and not committed; this gives the type check the same
// declarations (stylesheets, images) before the first build.
/// <reference types="next" />
/// <reference types="next/image-types/global" />
