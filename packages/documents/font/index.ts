import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";

/** The two weights that documents are set in. */
export type Face = "regular" | "semibold";

/** The typeface of the product, and the one for names in Cyrillic, which the first does not have. */
export type Family = "main" | "cyrillic";

/** TrueType files by face and family. */
export type Fonts = Record<Face, Record<Family, Uint8Array>>;

let loading: Promise<Fonts> | undefined;

/** The files in their packages; `infra/bundle.ts` copies these very files beside a bundled function. */
export const FONT_FILES: Record<Face, Record<Family, string>> = {
  regular: {
    main: "@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf",
    cyrillic: "@expo-google-fonts/golos-text/400Regular/GolosText_400Regular.ttf",
  },
  semibold: {
    main: "@expo-google-fonts/atkinson-hyperlegible-next/600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf",
    cyrillic: "@expo-google-fonts/golos-text/600SemiBold/GolosText_600SemiBold.ttf",
  },
};

/**
 * Whole TrueType files of Atkinson Hyperlegible Next and Golos Text (48 and 68 kB each), read once per
 * process: from `fonts/` beside a bundled function, otherwise from their packages.
 */
export function loadFonts(): Promise<Fonts> {
  loading ??= readFonts();
  return loading;
}

async function readFonts(): Promise<Fonts> {
  const [main, mainStrong, cyrillic, cyrillicStrong] = await Promise.all([
    readFont(FONT_FILES.regular.main),
    readFont(FONT_FILES.semibold.main),
    readFont(FONT_FILES.regular.cyrillic),
    readFont(FONT_FILES.semibold.cyrillic),
  ]);
  return { regular: { main, cyrillic }, semibold: { main: mainStrong, cyrillic: cyrillicStrong } };
}

function readFont(file: string): Promise<Uint8Array> {
  const copy = join(import.meta.dirname, "fonts", basename(file));
  return readFile(existsSync(copy) ? copy : createRequire(import.meta.url).resolve(file));
}
