const shapes = {
  pin: "M6 2.5h4M6.7 2.5v4L4.5 9h7L9.3 6.500v-4M8 9v4.5",
  table: "M2.500 3.500h11v9h-11zM2.500 6.500h11M2.500 9.500h11M6.500 6.500v6",
  chart: "M2.500 2.500v11h11M4.500 10.500l3-4 2.500 2 3-4.500",
  expand: "M9.500 2.500h4v4M13.500 2.500l-4.500 4.500M6.500 13.500h-4v-4M2.500 13.500l4.500-4.500",
  shrink: "M13.500 6.500h-4v-4M9.500 6.500l4-4M2.500 9.500h4v4M6.500 9.500l-4 4",
  save: "M8 2.500v7.500M4.800 7l3.200 3.200L11.200 7M2.500 13.500h11",
} as const;

export type IconName = keyof typeof shapes;

/** A small line drawing; its meaning is in the button's label. */
export function ChartIcon({
  name,
  isFilled = false,
}: {
  readonly name: IconName;
  readonly isFilled?: boolean;
}) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={shapes[name]}
        fill={isFilled ? "currentcolor" : "none"}
        stroke="currentcolor"
        strokeWidth="1.3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
