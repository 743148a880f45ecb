/** Which columns are drawn: `from` up to, not including, `to`, of those after the first, which always is. */
export interface ColumnWindow {
  readonly from: number;
  readonly to: number;
}

const beside = 2;

/**
 * The columns in sight and two more on either side.
 * @param widths of all columns but the first, which stays in place, in CSS pixels
 * @param left how far the table is scrolled
 * @param room what the first column leaves of the table's frame
 */
export function columnWindow(widths: readonly number[], left: number, room: number): ColumnWindow {
  let end = 0;
  let from = widths.length;
  let to = 0;
  widths.forEach((width, at) => {
    const start = end;
    end += width;
    if (end <= left || start >= left + room) return;
    from = Math.min(from, at);
    to = at + 1;
  });
  if (to === 0) return { from: 0, to: Math.min(widths.length, beside) };
  return { from: Math.max(0, from - beside), to: Math.min(widths.length, to + beside) };
}
