import type { JsonValue } from "@evalsite/protocol";
import { KeyValueTree } from "../../../components/key-value/key-value-tree.tsx";
import { configTree } from "../../../model/config/config-tree.ts";
import { useText } from "../../../state/language.ts";
import { benchmarkTexts } from "../../../text/benchmarks.ts";
import { Block } from "./block.tsx";

/** What the report says of the judging model, as it says it: its shape differs between versions. */
export function JudgeSummary({ judge }: { readonly judge: JsonValue }) {
  const text = useText(benchmarkTexts).details;
  return (
    <Block title={text.judge}>
      <KeyValueTree
        nodes={configTree({ judge })[0]?.children ?? configTree({ judge })}
        open={false}
      />
    </Block>
  );
}
