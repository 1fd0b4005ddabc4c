import type { County } from "@zapisy/core/territory/schema";
import type { FormMessages } from "@zapisy/words/form";
import type { ComboboxOption } from "../../../ui/combobox.state.ts";

/**
 * Counties as options to be picked by typing. Ten names occur in two voivodeships; those carry the
 * voivodeship in the label too, so that the field still says which one was picked.
 */
export function countyOptions(
  counties: readonly County[],
  kindText: FormMessages["countyKind"],
): ComboboxOption[] {
  const count = new Map<string, number>();
  for (const { name } of counties) count.set(name, (count.get(name) ?? 0) + 1);
  return counties.map(({ code, name, kind, voivodeship }) => ({
    value: code,
    label: (count.get(name) ?? 0) > 1 ? `${name} (${voivodeship.name})` : name,
    hint: kindText[kind](voivodeship.name),
  }));
}
