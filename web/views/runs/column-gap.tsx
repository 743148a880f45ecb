/** Stands for columns that are out of sight: the others keep their places, for screen readers too. */
export function ColumnGap({ count }: { readonly count: number }) {
  // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- an empty cell, no control
  return count === 0 ? null : <td colSpan={count} />;
}
