/**
 * DeepSpeed's CSV monitor writes a file a tag, named after the tag with `/` as `_`, whose header is
 * `step` and the tag's last part: Train_Samples_train_loss.csv gives Train/Samples/train_loss.
 * https://github.com/deepspeedai/DeepSpeed/blob/master/deepspeed/monitor/csv_monitor.py
 */
export function deepspeedTag(path: string, header: readonly string[]): string | null {
  const [step, part] = header;
  const base = /([^/]+)\.csv$/.exec(path)?.[1];
  if (header.length !== 2 || step !== "step" || !part || !base?.endsWith(`_${part}`)) return null;
  const groups = base.slice(0, -part.length - 1);
  return /^Train(?:_|$)/.test(groups) ? `${groups.replaceAll("_", "/")}/${part}` : null;
}
