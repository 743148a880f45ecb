/** The fields of a preview that are texts, and the only ones without a column of their own. */
export const textFields = ["id", "input", "target", "prediction"] as const;
export type TextField = (typeof textFields)[number];

export function isTextField(name: string): name is TextField {
  return textFields.some((field) => field === name);
}
