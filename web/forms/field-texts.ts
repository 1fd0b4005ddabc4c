import { pathsOf, shownField, type FieldWords } from "@zapisy/core/form/rules";
import { FIELD_IDS, type FieldId, type FieldValues } from "@zapisy/core/form/schema";
import { loadCommon } from "@zapisy/words/common";
import { loadForm, type FieldLabels, type FormMessages } from "@zapisy/words/form";
import { useMessages } from "../data/locale.ts";
import { useTerritory } from "../data/territory.ts";

/** The words in which values of fields read; codes of counties until their names have come. */
export function useFieldWords(): () => FieldWords {
  const t = useMessages(loadForm);
  const common = useMessages(loadCommon);
  return () => ({
    ...t().value,
    formOfAddress: common().formOfAddress,
    institutionType: common().institutionType,
    county: (code) => {
      const county = useTerritory()()?.findCounty(code);
      return county ? `${county.name} (${t().countyKind[county.kind](county.voivodeship.name)})` : code;
    },
  });
}

/** What participants call the inputs of fields, by their paths. */
export function askedNames({ field }: FormMessages): Record<string, string> {
  return Object.fromEntries(
    FIELD_IDS.flatMap((id) => {
      const { asked, parts }: FieldLabels = field[id];
      return pathsOf(id).map((path) => [path, parts?.[path.slice(id.length + 1)]?.label ?? asked]);
    }),
  );
}

/** A field of somebody as it reads, each line with what a participant calls it. */
export function namedLines(
  { field }: FormMessages,
  id: FieldId,
  values: FieldValues,
  words: FieldWords,
): { term: string; text: string }[] {
  const { asked, parts }: FieldLabels = field[id];
  return shownField(id, values, words).map(({ part, text }) => ({
    term: (part && parts?.[part]?.label) || asked,
    text,
  }));
}
