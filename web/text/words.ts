/** Words for names that come from the data; a name that is not among them is shown as it is. */
export type Words = Readonly<Record<string, string>>;

/** Declares words whose names are not known beforehand, so that any name can be looked up. */
export function words(list: Words): Words {
  return list;
}
