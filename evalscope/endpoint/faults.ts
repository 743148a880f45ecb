/** Ways in which the endpoint can misbehave on purpose. */
export const faults = ["slow", "error", "rate-limit", "malformed", "cut-off"] as const;

export type Fault = (typeof faults)[number];

/** What to do to which requests. */
export interface FaultPlan {
  readonly fault: Fault;
  /** Only each n-th request, counted from the n-th; 1 is all of them. */
  readonly every: number;
}

/** Seconds that a refused client is told to wait. */
export const retryAfterS = 1;

export function isFault(name: string): name is Fault {
  return faults.some((fault) => fault === name);
}

/** `scripted-b+cut-off` is the model `scripted-b` with a fault. */
export function splitModelName(name: string): { readonly model: string; readonly fault?: Fault } {
  const plus = name.lastIndexOf("+");
  const ending = name.slice(plus + 1);
  return plus > 0 && isFault(ending)
    ? { model: name.slice(0, plus), fault: ending }
    : { model: name };
}

/** `error`, or `error:10` for each tenth request; throws on anything else. */
export function readFaultPlan(text: string): FaultPlan {
  const [fault = "", every = "1"] = text.split(":");
  if (!isFault(fault) || !/^[1-9]\d*$/u.test(every))
    throw new Error(`"${text}" is not one of ${faults.join(", ")}, with or without :<n>`);
  return { fault, every: Number(every) };
}

/** Decides for each request, in the order they come. A rate limit named by the model lets the same request pass the second time. */
export function newFaultSource(
  plan: FaultPlan | undefined,
): (model: string, key: string) => Fault | undefined {
  const refused = new Set<string>();
  let count = 0;
  return (model, key) => {
    count++;
    const { fault } = splitModelName(model);
    if (fault === "rate-limit" && refused.has(key)) return undefined;
    if (fault === "rate-limit") refused.add(key);
    if (fault !== undefined) return fault;
    return plan !== undefined && count % plan.every === 0 ? plan.fault : undefined;
  };
}
