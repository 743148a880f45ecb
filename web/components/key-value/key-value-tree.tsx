import type { ConfigNode } from "../../model/config/config-tree.ts";
import styles from "./key-value.module.css";

interface Props {
  readonly nodes: readonly ConfigNode[];
  /** While searching, everything that is left is shown. */
  readonly open: boolean;
}

/** Keys and values as a tree that unfolds. */
export function KeyValueTree({ nodes, open }: Props) {
  return (
    <ul className={styles.tree}>
      {nodes.map((node) => (
        <li key={node.path}>
          {node.children === null ? (
            <Leaf node={node} />
          ) : (
            <Branch node={node} nodes={node.children} open={open} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Leaf({ node }: { readonly node: ConfigNode }) {
  return (
    <div className={styles.leaf}>
      <span className={styles.key}>{node.key}</span>
      <span className={styles.value}>{node.text === "" ? '""' : node.text}</span>
    </div>
  );
}

function Branch({ node, nodes, open }: Props & { readonly node: ConfigNode }) {
  return (
    <details key={String(open)} open={open || nodes.length <= 12}>
      <summary className={styles.summary}>
        <span className={styles.key}>{node.key}</span>
        <span className={styles.count}>{nodes.length}</span>
      </summary>
      <KeyValueTree nodes={nodes} open={open} />
    </details>
  );
}
