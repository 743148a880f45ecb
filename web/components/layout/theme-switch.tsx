import { type ThemeChoice, setTheme, useThemeChoice } from "../../state/theme.ts";
import { useText } from "../../state/language.ts";
import { common } from "../../text/common.ts";
import { Button } from "../button.tsx";

const next: Readonly<Record<ThemeChoice, ThemeChoice>> = {
  auto: "light",
  light: "dark",
  dark: "auto",
};

/** Goes round: as the system says, light, dark. */
export function ThemeSwitch() {
  const text = useText(common);
  const choice = useThemeChoice();
  const label = { auto: text.themeAuto, light: text.themeLight, dark: text.themeDark }[choice];
  return (
    <Button
      look="quiet"
      aria-label={`${text.theme}: ${label}`}
      title={`${text.theme}: ${label}`}
      onClick={() => setTheme(next[choice])}
    >
      <ThemeIcon choice={choice} />
    </Button>
  );
}

function ThemeIcon({ choice }: { readonly choice: ThemeChoice }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
    >
      <circle cx="8" cy="8" r="5.5" />
      {choice === "auto" && <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />}
      {choice === "dark" && <circle cx="8" cy="8" r="5.5" fill="currentColor" />}
    </svg>
  );
}
