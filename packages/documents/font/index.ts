import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** The two weights that documents are set in. */
export type Face = "regular" | "semibold";

/** The typeface of the product, and the one for names in Cyrillic, which the first does not have. */
export type Family = "main" | "cyrillic";

/** TrueType files by face and family. */
export type Fonts = Record<Face, Record<Family, Uint8Array>>;

const HYPERLEGIBLE = "@expo-google-fonts/atkinson-hyperlegible-next";
const GOLOS = "@expo-google-fonts/golos-text";

let loading: Promise<Fonts> | undefined;

/**
 * Whole TrueType files of Atkinson Hyperlegible Next and Golos Text (48 and 68 kB each), read once per
 * process. They stay in their packages, so a bundled function needs those installed beside its code.
 */
export function loadFonts(): Promise<Fonts> {
  loading ??= readFonts();
  return loading;
}

async function readFonts(): Promise<Fonts> {
  const { resolve } = createRequire(import.meta.url);
  const [main, mainStrong, cyrillic, cyrillicStrong] = await Promise.all([
    readFile(resolve(`${HYPERLEGIBLE}/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf`)),
    readFile(resolve(`${HYPERLEGIBLE}/600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf`)),
    readFile(resolve(`${GOLOS}/400Regular/GolosText_400Regular.ttf`)),
    readFile(resolve(`${GOLOS}/600SemiBold/GolosText_600SemiBold.ttf`)),
  ]);
  return { regular: { main, cyrillic }, semibold: { main: mainStrong, cyrillic: cyrillicStrong } };
}
