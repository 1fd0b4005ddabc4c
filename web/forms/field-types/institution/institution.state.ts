import type { OfferedInstitution } from "@zapisy/core/institution/answer";
import { foldText } from "@zapisy/core/shared/text";
import type { ComboboxOption } from "../../../ui/combobox.state.ts";

/**
 * Institutions as options: by name, with the town beside it. Where two of one name and town are offered, the county tells
 * them apart, as far as it is known.
 */
export function institutionOptions(
  offered: readonly OfferedInstitution[],
  countyName?: (code: string) => string,
): ComboboxOption[] {
  const wordsOf = ({ name, town = "" }: OfferedInstitution) => foldText(`${name} ${town}`);
  const named = Map.groupBy(offered, wordsOf);
  return offered.map((one) => {
    const isOneOfSome = (named.get(wordsOf(one))?.length ?? 0) > 1;
    const county = isOneOfSome && one.communeCode && countyName?.(one.communeCode.slice(0, 4));
    return {
      value: one.institutionId,
      label: one.name,
      hint: [one.town, county].filter(Boolean).join(", ") || undefined,
    };
  });
}
