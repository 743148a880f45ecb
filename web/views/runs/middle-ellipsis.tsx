import styles from "./runs-table.module.css";

/** A long name gives way in the middle: what tells runs apart often stands at the end. */
export function MiddleEllipsis({ text }: { readonly text: string }) {
  const [, start = "", end = text] = /^(.{10,})(.{16})$/su.exec(text) ?? [];
  return (
    <>
      <span className={styles.nameStart}>{start}</span>
      <span className={styles.nameEnd}>{end}</span>
    </>
  );
}
