export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where axis `at` of `count` reaches at `radius`, with the first axis pointing up; y grows downwards. */
export function radarPlace(at: number, count: number, radius: number): Place {
  const angle = (2 * Math.PI * at) / count - Math.PI / 2;
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

/** The outline through the known values as an SVG path. A missing value leaves a gap, never a dent. */
export function radarOutline(radii: readonly (number | null)[], size: number): string {
  const places = radii.map((radius, at) =>
    radius === null ? null : radarPlace(at, radii.length, radius * size),
  );
  if (places.every((place) => place !== null)) {
    return `M${places.map(pair).join("L")}Z`;
  }
  return places
    .flatMap((place, at) => {
      const next = places[(at + 1) % places.length];
      return place === null || next === null || next === undefined
        ? []
        : [`M${pair(place)}L${pair(next)}`];
    })
    .join("");
}

function pair({ x, y }: Place): string {
  return `${x.toFixed(2)},${y.toFixed(2)}`;
}
