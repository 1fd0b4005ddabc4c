import type { CellWords } from "@zapisy/core/form/rules";
import { foldText } from "@zapisy/core/shared/text";
import type { findCounty, listCounties } from "@zapisy/core/territory/rules";
import type { CommonMessages } from "@zapisy/words/common";

interface Territory {
  findCounty: typeof findCounty;
  listCounties: typeof listCounties;
}

/** What words of people's tables mean: as the forms show them in any of their languages, or as they are kept. */
export function cellWords(
  languages: readonly Pick<CommonMessages, "formOfAddress" | "institutionType">[],
  { findCounty: byCode, listCounties: all }: Territory,
): CellWords {
  const called = (names: readonly Readonly<Record<string, string>>[]) => {
    const meanings = new Map<string, string>();
    for (const own of names)
      for (const [value, name] of Object.entries(own))
        for (const form of [value, name, ...formsOf(name)])
          if (!meanings.has(foldText(form))) meanings.set(foldText(form), value);
    return (text: string) => meanings.get(foldText(text));
  };
  return {
    formOfAddress: called(languages.map(({ formOfAddress }) => formOfAddress)),
    institutionType: called(languages.map(({ institutionType }) => institutionType)),
    county(text) {
      if (/^\d{4}$/.test(text)) return byCode(text)?.code;
      const [, kind, name] = /^(?:(powiat|pow|miasto|m) )?(.*)$/.exec(foldText(text)) ?? [];
      const isCity = kind === "miasto" || kind === "m";
      const found = all().filter((county) => {
        const ofKind = kind === undefined || (county.kind === "city") === isCity;
        const inVoivodeship = `${foldText(county.name)} ${foldText(county.voivodeship.name)}`;
        return ofKind && (foldText(county.name) === name || inVoivodeship === name);
      });
      // Of two that are called so nobody can tell which is meant.
      return found.length === 1 ? found[0]?.code : undefined;
    },
  };
}

/** "Powiatowe centrum pomocy rodzinie (PCPR)" is called by its name alone, and by each of its short forms. */
function formsOf(name: string): string[] {
  const [, long, short = ""] = /^(.*?) \((.*)\)$/.exec(name) ?? [];
  return long === undefined ? [] : [long, ...short.split(",")];
}
