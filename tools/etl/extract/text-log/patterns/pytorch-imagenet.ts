import { type NewPattern, plainRow } from "../pattern.ts";

const head =
  /\b(?:Epoch:?\s*\[(\d+)\]\s*\[\s*|Train: (\d+) \[\s*)(\d+)\/(\d+)(?: \(\s*\d+%\))?\]\s+(.*)/;
const result = /^\s*\*\s+((?:[\w@]+:?\s+[\d.]+%?\s*)+)/;
const meter =
  /([A-Za-z][\w@/ -]*?)(?::\s*|\s+)(-?[\d.]+(?:e[-+]?\d+)?|nan|inf)(?: \(\s*[-\d.e+naif]+\s*\))?(?=\s|$)/gi;

/**
 * PyTorch's ImageNet example, and the logger of torchvision's references (DeiT, DINO, MAE, …):
 * `Epoch: [0][  10/5005]  Time  0.5 ( 0.75)  Loss 6.5 (6.75)  Acc@1  0.5 (  0.25)`,
 * `Train: 0 [  10/1251 (  1%)]  Loss: 6.5 (6.75)` (timm),
 * `Epoch: [0]  [  10/1251]  eta: 0:10:00  lr: 0.001  loss: 6.5 (6.75)`, and ` * Acc@1 69.5 Acc@5 89.0` after validation.
 * https://github.com/pytorch/examples/blob/main/imagenet/main.py
 * https://github.com/pytorch/vision/blob/main/references/classification/utils.py
 * Of a value and its mean so far the value is taken. Lines of a validation's batches are left out.
 */
export const pytorchImagenet: NewPattern = () => {
  let last: number | null = null;
  return {
    id: "pytorch-imagenet",
    closed: false,
    match({ text }) {
      const [, old, young, at, of, rest = ""] = head.exec(text) ?? [];
      const epoch = old ?? young;
      if (epoch !== undefined) {
        last = Number(epoch) * Number(of) + Number(at);
        const values = metersIn(rest.replace(/\beta: .*?(?=\s{2}|$)/, ""));
        if (values.length === 0) return null;
        return plainRow(last, [["epoch", last / Number(of)], ...values]);
      }
      const [, results] = result.exec(text) ?? [];
      if (results === undefined || last === null) return null;
      return plainRow(
        last,
        metersIn(results.replaceAll("%", "")).map(([name, value]) => [`eval/${name}`, value]),
      );
    },
  };
};

function metersIn(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(meter)].map(([, name = "", value = ""]) => [
    name.trim().replaceAll("/", " per ").toLowerCase(),
    value,
  ]);
}
