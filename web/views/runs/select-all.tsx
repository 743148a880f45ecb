interface SelectAllProps {
  readonly label: string;
  readonly ids: readonly string[];
  readonly selected: ReadonlySet<string>;
  readonly onTurn: () => void;
}

/** Selects all runs of the list, or none of them. */
export function SelectAll({ label, ids, selected, onTurn }: SelectAllProps) {
  const count = ids.reduce((sum, id) => (selected.has(id) ? sum + 1 : sum), 0);
  return (
    <input
      type="checkbox"
      aria-label={label}
      title={label}
      checked={count === ids.length}
      ref={(box) => {
        if (box !== null) box.indeterminate = count > 0 && count < ids.length;
      }}
      onChange={onTurn}
    />
  );
}
