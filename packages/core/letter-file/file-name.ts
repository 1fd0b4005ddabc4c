import { baseName } from "../attachment/rules.ts";
import { LETTER_FILE_TYPES, type LetterFileType } from "./schema.ts";

/** How names of files end by what they are; what comes first is added where a name ends otherwise. */
const ENDINGS: Readonly<Record<LetterFileType, readonly string[]>> = {
  "application/pdf": [".pdf"],
  "image/jpeg": [".jpg", ".jpeg"],
  "image/png": [".png"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": [".docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": [".xlsx"],
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": [".pptx"],
  "application/vnd.oasis.opendocument.text": [".odt"],
  "application/vnd.oasis.opendocument.spreadsheet": [".ods"],
};

/** Letters of a name before its ending; with that, most systems save it whole. */
const NAME_MAX = 100;

/**
 * A name under which a file can be saved anywhere, and that ends as what it is: a document that is called like a program is a trap, and so are
 * signs that turn the direction of writing around.
 */
export function letterFileName(name: string, mediaType: LetterFileType): string {
  const plain = baseName(name)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .replaceAll(/[<>:"|?*]/g, "_");
  const endings = ENDINGS[mediaType];
  const ending = endings.find((one) => plain.toLowerCase().endsWith(one));
  const stem = (ending ? plain.slice(0, -ending.length) : plain).replace(/[. ]+$/, "");
  return `${Array.from(stem).slice(0, NAME_MAX).join("") || "plik"}${ending ?? endings[0] ?? ""}`;
}

/** What a file is by how its name ends; undefined for what may not go with a letter. The server looks at the bytes. */
export function letterTypeOf(name: string): LetterFileType | undefined {
  return LETTER_FILE_TYPES.find((type) =>
    ENDINGS[type].some((ending) => name.toLowerCase().endsWith(ending)),
  );
}

/** What a field offers to pick: some systems know the ending alone. */
export const LETTER_FILES_ACCEPTED = [...LETTER_FILE_TYPES, ...Object.values(ENDINGS).flat()].join(",");
