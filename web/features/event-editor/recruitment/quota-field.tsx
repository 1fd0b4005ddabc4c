import { institutionLine } from "@zapisy/core/institution/schema";
import { everOffered, quotasOf } from "@zapisy/core/event/rules";
import { QUOTA_ENDS } from "@zapisy/core/event/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createEffect, For, on, Show } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { NumberField } from "../../../ui/number-field.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { Told } from "../../../ui/told.tsx";
import { useEventEditor } from "../event-editor.tsx";
import { requireInstitution } from "./choice-groups-field.tsx";
import styles from "./quota-field.module.css";

/** How many people of one institution may take part, what comes of the next, and which institutions have as many. */
export function QuotaField(): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const terms = () => editor.draft.recruitment;
  const quotas = () => quotasOf(editor.draft).length;
  return (
    <>
      <NumberField
        name="recruitment.perInstitution"
        label={t().field["recruitment.perInstitution"]}
        help={t().help.perInstitution}
        disabled={!editor.isEditable()}
        value={terms().perInstitution}
        error={editor.error("recruitment.perInstitution")}
        onInput={(number) =>
          editor.update((event) => {
            event.recruitment.perInstitution = number;
            if (number !== undefined) requireInstitution(event);
          })
        }
      />
      <Show when={quotas() > 0}>
        <RadioGroup
          name="recruitment.perInstitutionFull"
          label={t().field["recruitment.perInstitutionFull"]}
          disabled={!editor.isEditable()}
          value={terms().perInstitutionFull ?? "reserve"}
          options={QUOTA_ENDS.map((value) => ({
            value,
            label: t().recruitment.quotaFull[value],
            help: t().recruitment.quotaFullHelp[value],
          }))}
          onChange={(value) =>
            editor.update(
              ({ recruitment }) => (recruitment.perInstitutionFull = value === "reserve" ? undefined : value),
            )
          }
        />
        <QuotaUse />
      </Show>
    </>
  );
}

/** Institutions with as many people as they may have, or more, and those whose people wait. */
function QuotaUse(): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const quotas = () => JSON.stringify(quotasOf(editor.view()));
  // What was counted was counted by the limits of then.
  createEffect(on(quotas, () => void editor.refresh(), { defer: true }));
  const titleOf = (id: string) => {
    const option = everOffered(editor.view())
      .flatMap(({ options }) => options)
      .find(({ optionId }) => optionId === id);
    return option && inLocale(option.title, locale()).text;
  };
  return (
    <Show
      when={quotasOf(editor.view()).length > 0}
      fallback={<p class={styles.note}>{t().recruitment.quotaUse.later}</p>}
    >
      <Show when={editor.counts()?.institutions}>
        {(institutions) => (
          <div class={styles.use}>
            <p class={styles.title}>{t().recruitment.quotaUse.title}</p>
            <Show
              when={institutions().length > 0}
              fallback={<p class={styles.note}>{t().recruitment.quotaUse.none}</p>}
            >
              <ul class={styles.list}>
                <For each={institutions()}>
                  {({ name, town, taken, waiting, limit, optionId }) => (
                    <li class={styles.institution}>
                      <span>
                        {[institutionLine({ name, town }), optionId && titleOf(optionId)]
                          .filter(Boolean)
                          .join(", ")}
                      </span>
                      <span class={styles.number}>
                        <Told>{t().recruitment.quotaUse.of(taken, limit)}</Told>
                        <Show when={taken > limit}>
                          <Told>{`, ${t().recruitment.quotaUse.over(taken - limit)}`}</Told>
                        </Show>
                        <Show when={waiting > 0}>
                          <Told>{`, ${t().recruitment.quotaUse.reserve(waiting)}`}</Told>
                        </Show>
                      </span>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </div>
        )}
      </Show>
    </Show>
  );
}
