/**
 * Works on several things at once, taken up in their order. The first failure ends the work: nothing
 * more is begun, and it is thrown once all that had begun is over.
 * @param lanes how many at most at the same time
 * @param inTurn begins the work on an item when there is room for it
 */
export async function inLanes<T, R>(
  items: readonly T[],
  lanes: number,
  work: (item: T, number: number) => Promise<R>,
  inTurn: (item: T, begin: () => Promise<void>) => Promise<void> = (_item, begin) => begin(),
): Promise<readonly R[]> {
  const results: R[] = [];
  const queue = items.entries();
  let failed = false;
  const workOn = async (item: T, number: number) => {
    if (failed) return;
    try {
      results[number] = await work(item, number);
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  const lane = async () => {
    for (const [number, item] of queue) {
      if (failed) return;
      await inTurn(item, () => workOn(item, number));
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
  return results;
}
