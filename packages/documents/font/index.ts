import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { ALPHABETS, type Alphabet } from "@zapisy/core/shared/printable";

/** The two weights that documents are set in. */
export type Face = "regular" | "semibold";

/** The typeface of the product, and one for each alphabet that it does not have, or not wholly. */
export type Family = "main" | Alphabet;
/** All families. */
export const FAMILIES: readonly Family[] = ["main", ...ALPHABETS];

const files = (folder: string, name: string): Record<Face, string> => ({
  regular: `@expo-google-fonts/${folder}/400Regular/${name}_400Regular.ttf`,
  semibold: `@expo-google-fonts/${folder}/600SemiBold/${name}_600SemiBold.ttf`,
});

/** Whole TrueType files in their packages; `infra/bundle.ts` copies these very files beside a bundled function. */
export const FONT_FILES: Record<Family, Record<Face, string>> = {
  main: files("atkinson-hyperlegible-next", "AtkinsonHyperlegibleNext"),
  western: files("noto-sans", "NotoSans"),
  georgian: files("noto-sans-georgian", "NotoSansGeorgian"),
  armenian: files("noto-sans-armenian", "NotoSansArmenian"),
  hebrew: files("noto-sans-hebrew", "NotoSansHebrew"),
  // Noto's Arabic builds letters of parts that many share: such a text can be seen, but not be read out of the file.
  arabic: files("vazirmatn", "Vazirmatn"),
};

/**
 * Reads a font from `fonts/` beside a bundled function, otherwise from its package. At once, not in the
 * background: which alphabets a document needs is known only while its lines are being broken.
 */
export function readFont(family: Family, face: Face): Uint8Array {
  const file = FONT_FILES[family][face];
  const copy = join(import.meta.dirname, "fonts", basename(file));
  return readFileSync(existsSync(copy) ? copy : createRequire(import.meta.url).resolve(file));
}
