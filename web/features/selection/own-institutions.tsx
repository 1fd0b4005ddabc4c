import { institutionLine } from "@zapisy/core/institution/schema";
import type { SelectionSheet } from "@zapisy/core/selection/answer";
import { loadSelection } from "@zapisy/words/selection";
import X from "~icons/lucide/x";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { useOfferedInstitutions } from "../../data/institutions.ts";
import { useMessages } from "../../data/locale.ts";
import { createRefusals } from "../../forms/refusals.ts";
import { Remarks } from "../../forms/remarks.tsx";
import { Button } from "../../ui/button.tsx";
import { Combobox } from "../../ui/combobox.tsx";
import { Fieldset } from "../../ui/fieldset.tsx";
import { declareInstitutions } from "./selection-api.ts";
import styles from "./selection.module.css";

/** The institutions of the register that a member of the committee has to do with. */
export function OwnInstitutions(props: {
  eventId: string;
  sheet: SelectionSheet;
  onChanged: () => Promise<unknown>;
}): JSX.Element {
  const t = useMessages(loadSelection);
  const refusals = createRefusals();
  const { offered, lookFor } = useOfferedInstitutions();
  const [text, setText] = createSignal("");
  type Institution = SelectionSheet["institutions"][number];
  const declare = async (institutions: readonly Institution[]) => {
    refusals.clear();
    try {
      await declareInstitutions(
        props.eventId,
        institutions.map(({ institutionId }) => institutionId),
      );
      setText("");
    } catch (error) {
      refusals.fail(error);
    }
    await props.onChanged();
  };
  const isEditable = () => props.sheet.state === "open";
  return (
    <section class={styles.panel}>
      <Fieldset
        name="institutions"
        legend={t().sheet.institutions}
        help={t().sheet.institutionsHelp}
        disabled={!isEditable()}
      >
        <div class={styles.stack}>
          <Show when={props.sheet.institutions.length > 0}>
            <ul class={styles.list}>
              <For each={props.sheet.institutions}>
                {(institution) => (
                  <li class={styles.listed}>
                    <span class={styles.who}>{institutionLine(institution)}</span>
                    <Show when={isEditable()}>
                      <Button
                        kind="quiet"
                        small
                        icon={<X />}
                        label={t().sheet.removeInstitution(institution.name)}
                        onClick={() => declare(props.sheet.institutions.filter((one) => one !== institution))}
                      />
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <Remarks texts={refusals.remarks()} />
          <Show when={isEditable()}>
            <Combobox
              name="institutions.add"
              label={t().sheet.addInstitution}
              optional
              text={text()}
              value=""
              options={offered().map((one) => ({ value: one.institutionId, label: institutionLine(one) }))}
              onType={(typed) => {
                setText(typed);
                lookFor(typed);
              }}
              onChange={(institutionId) => {
                const chosen = offered().find((one) => one.institutionId === institutionId);
                if (chosen) void declare([...props.sheet.institutions, chosen]);
              }}
              autocomplete="off"
            />
          </Show>
        </div>
      </Fieldset>
    </section>
  );
}
