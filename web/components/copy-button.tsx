import { useEffect, useState } from "react";
import { useText } from "../state/language.ts";
import { common } from "../text/common.ts";
import { Button } from "./button.tsx";
import { copyText } from "./copy-text.ts";

interface Props {
  readonly label: string;
  /** Asked for when pressed, so that long texts are only made when wanted. */
  readonly text: () => string;
}

/** Puts a text on the clipboard and says so for a moment. */
export function CopyButton({ label, text }: Props) {
  const { copied } = useText(common);
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [isDone]);
  return (
    <Button onClick={() => void copyText(text()).then(() => setDone(true))}>
      <span aria-live="polite">{isDone ? copied : label}</span>
    </Button>
  );
}
