/** The base path of a production build; `relocate.ts` takes it out again. */
export const PLACEHOLDER = "/__BASE__";
