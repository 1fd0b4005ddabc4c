import { loadStaff } from "@zapisy/words/staff";
import Plus from "~icons/lucide/plus";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { FieldError } from "../../../ui/field.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import form from "../editor-form.module.css";
import { useEventEditor } from "../event-editor.tsx";
import { LocalizedField } from "../../../forms/localized-field.tsx";
import { newPartId } from "../../../forms/part-id.ts";
import { removeGroup, removeOption, restoreOption } from "./choice.state.ts";
import { RetiredParts } from "./retired-parts.tsx";

/** The choices that each participant makes: groups with their options and seats. */
export function ChoiceGroupsField(): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const add = () =>
    editor.update((event) => {
      event.choiceGroups.push({
        groupId: newPartId(),
        title: { pl: "" },
        required: true,
        options: [
          { optionId: newPartId(), title: { pl: "" }, seats: null },
          { optionId: newPartId(), title: { pl: "" }, seats: null },
        ],
      });
    });
  const named = (title: { pl: string }) => title.pl || t().recruitment.untitled;
  const seatsOf = (optionId: string) => {
    const seats = editor.view().seatCounts.options[optionId];
    return seats && t().recruitment.taken(seats.taken, seats.waiting);
  };
  return (
    <div class={`${form.cards} ${form.contained}`} id="field-choiceGroups" tabIndex={-1}>
      <FieldError name="choiceGroups" error={editor.error("choiceGroups")} />
      <For each={editor.draft.choiceGroups}>
        {(group, groupIndex) => {
          const path = () => `choiceGroups.${groupIndex()}`;
          return (
            <section
              class={form.card}
              aria-label={`${t().recruitment.group(groupIndex() + 1)}: ${named(group.title)}`}
            >
              <div class={form.cardHead}>
                <h2 class={form.cardTitle}>{t().recruitment.group(groupIndex() + 1)}</h2>
                <Show when={editor.isEditable()}>
                  <Button
                    kind="quiet"
                    small
                    icon={<Trash />}
                    onClick={() =>
                      editor.replaceWithUndo(
                        removeGroup(editor.snapshot(), group.groupId, !editor.isAutomatic()),
                        t().recruitment.removedGroup(named(group.title)),
                      )
                    }
                  >
                    {t().action.remove}
                  </Button>
                </Show>
              </div>
              <LocalizedField
                name={`${path()}.title`}
                label={t().field["choiceGroups.title"]}
                disabled={!editor.isEditable()}
                value={group.title}
                english={editor.isEnglish()}
                error={editor.error}
                onInput={(text) =>
                  editor.update((event) => setGroup(event, group.groupId, (each) => (each.title = text)))
                }
              />
              <Checkbox
                name={`${path()}.required`}
                label={t().recruitment.required}
                checked={group.required}
                disabled={!editor.isEditable()}
                onChange={(required) =>
                  editor.update((event) =>
                    setGroup(event, group.groupId, (each) => (each.required = required)),
                  )
                }
              />
              <div class={form.inner}>
                <For each={group.options}>
                  {(option, optionIndex) => {
                    const optionPath = () => `${path()}.options.${optionIndex()}`;
                    const change = (edit: (option: (typeof group.options)[number]) => void) =>
                      editor.update((event) =>
                        setGroup(event, group.groupId, (each) => {
                          const found = each.options.find(({ optionId }) => optionId === option.optionId);
                          if (found) edit(found);
                        }),
                      );
                    return (
                      <div class={form.optionRow}>
                        <LocalizedField
                          name={`${optionPath()}.title`}
                          label={t().recruitment.option(optionIndex() + 1)}
                          disabled={!editor.isEditable()}
                          value={option.title}
                          english={editor.isEnglish()}
                          error={editor.error}
                          onInput={(text) => change((each) => (each.title = text))}
                        />
                        <NumberField
                          name={`${optionPath()}.seats`}
                          label={t().field["choiceGroups.options.seats"]}
                          unit={seatsOf(option.optionId)}
                          disabled={!editor.isEditable()}
                          value={option.seats ?? undefined}
                          error={editor.error(`${optionPath()}.seats`)}
                          onInput={(number) => change((each) => (each.seats = number ?? null))}
                        />
                        <NumberField
                          name={`${optionPath()}.perInstitution`}
                          label={t().field["choiceGroups.options.perInstitution"]}
                          disabled={!editor.isEditable()}
                          value={option.perInstitution}
                          error={editor.error(`${optionPath()}.perInstitution`)}
                          onInput={(number) => {
                            change((each) => (each.perInstitution = number));
                            if (number !== undefined) editor.update(requireInstitution);
                          }}
                        />
                        <Show when={editor.isEditable() && group.options.length > 1}>
                          <Button
                            kind="quiet"
                            label={`${t().action.remove}: ${named(option.title)}`}
                            icon={<Trash />}
                            onClick={() =>
                              editor.replaceWithUndo(
                                removeOption(editor.snapshot(), option.optionId, !editor.isAutomatic()),
                                t().recruitment.removedOption(named(option.title)),
                              )
                            }
                          />
                        </Show>
                      </div>
                    );
                  }}
                </For>
                <Show when={editor.isEditable() && group.options.length < 20}>
                  <div>
                    <Button
                      kind="quiet"
                      small
                      icon={<Plus />}
                      onClick={() =>
                        editor.update((event) =>
                          setGroup(event, group.groupId, (each) => {
                            each.options.push({ optionId: newPartId(), title: { pl: "" }, seats: null });
                          }),
                        )
                      }
                    >
                      {t().recruitment.addOption}
                    </Button>
                  </div>
                </Show>
              </div>
            </section>
          );
        }}
      </For>
      <RetiredParts
        parts={editor.retired().choiceGroups.flatMap((group) =>
          group.options.map((option) => ({
            name: `${named(group.title)}: ${named(option.title)}`,
            note: seatsOf(option.optionId),
            restore: () => editor.replace(restoreOption(editor.snapshot(), group, option.optionId)),
          })),
        )}
      />
      <Show when={editor.isEditable() && editor.draft.choiceGroups.length < 8}>
        <div>
          <Button icon={<Plus />} onClick={add}>
            {t().recruitment.addGroup}
          </Button>
        </div>
      </Show>
    </div>
  );
}

/** Whoever says no institution could not be counted. */
export function requireInstitution({ form: asked }: Draft): void {
  asked.institution = "required";
}

type Draft = Parameters<Parameters<ReturnType<typeof useEventEditor>["update"]>[0]>[0];

function setGroup(
  draft: Draft,
  groupId: string,
  change: (group: Draft["choiceGroups"][number]) => void,
): void {
  const group = draft.choiceGroups.find((each) => each.groupId === groupId);
  if (group) change(group);
}
