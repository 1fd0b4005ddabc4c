import type { ReminderView } from "@zapisy/core/reminder/answer";
import { formatDateTime } from "@zapisy/words";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createEffect, createMemo, For, on, Show } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { createPart } from "../../../data/part.ts";
import { LocalizedField } from "../../../forms/localized-field.tsx";
import { Checkbox, CheckboxGroup } from "../../../ui/checkbox.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { PartView } from "../../../ui/part-view.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { TimeField } from "../../../ui/time-field.tsx";
import { Told } from "../../../ui/told.tsx";
import form from "../editor-form.module.css";
import { usualReminders } from "../event-defaults.state.ts";
import { useEventEditor } from "../event-editor.tsx";
import { listReminders } from "./reminder-api.ts";
import styles from "./reminders-field.module.css";

/** The days before an event that staff are offered, beside those that were set otherwise. */
const DAYS_BEFORE = [14, 7, 3, 2, 1];

/** Which mails go by themselves before and after the event, and before sign-up ends; and when each goes, or went. */
export function RemindersField(): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const terms = () => editor.draft.reminders;
  const change = (edit: (reminders: NonNullable<ReturnType<typeof terms>>) => void) =>
    editor.update((event) => {
      if (event.reminders) edit(event.reminders);
    });
  // A day once offered stays, and the choices are made anew only for a new one: whoever goes through them by keyboard keeps their place.
  const days = createMemo<number[]>(
    (before) => [...new Set([...before, ...(terms()?.daysBefore ?? [])])].toSorted((a, b) => b - a),
    DAYS_BEFORE,
    { equals: (before, now) => before.length === now.length },
  );
  const choices = createMemo(() =>
    days().map((count) => ({ value: String(count), label: t().reminders.before(count) })),
  );
  /** Whether somebody can have a place and owe something still. */
  const asksForMore = () => {
    const { later = [], questions } = editor.draft.form;
    return later.length > 0 || questions.some(({ type, required }) => type === "file" && required);
  };
  /** What an event that asks for reminders lacks for them to go. */
  const notYet = (): "needsDate" | "afterPublication" | undefined => {
    if (!terms()) return undefined;
    if (editor.draft.dates.type !== "exact") return "needsDate";
    return editor.view().publishedAt ? undefined : "afterPublication";
  };
  return (
    <>
      <Checkbox
        name="reminders"
        label={t().reminders.on}
        disabled={!editor.isEditable()}
        checked={terms() !== undefined}
        onChange={(checked) =>
          editor.update((event) => (event.reminders = checked ? usualReminders() : undefined))
        }
      />
      <Show when={terms()}>
        {(reminders) => (
          <>
            <TimeField
              name="reminders.hour"
              label={t().field["reminders.hour"]}
              help={t().help.reminderHour}
              disabled={!editor.isEditable()}
              value={reminders().hour}
              error={editor.error("reminders.hour")}
              onInput={(hour) => change((each) => (each.hour = hour))}
            />
            <CheckboxGroup
              name="reminders.daysBefore"
              label={t().field["reminders.daysBefore"]}
              help={t().help.daysBefore}
              disabled={!editor.isEditable()}
              values={reminders().daysBefore.map(String)}
              options={choices()}
              error={editor.error("reminders.daysBefore")}
              onChange={(values) => change((each) => (each.daysBefore = values.map(Number)))}
            />
            <Show when={asksForMore() || reminders().answersDays !== undefined}>
              <NumberField
                name="reminders.answersDays"
                label={t().field["reminders.answersDays"]}
                help={t().help.answersDays}
                disabled={!editor.isEditable()}
                value={reminders().answersDays}
                error={editor.error("reminders.answersDays")}
                onInput={(number) => change((each) => (each.answersDays = number))}
              />
            </Show>
            <Show
              when={editor.draft.recruitment.offerHours !== undefined || reminders().offerHours !== undefined}
            >
              <NumberField
                name="reminders.offerHours"
                label={t().field["reminders.offerHours"]}
                help={t().help.reminderOfferHours}
                disabled={!editor.isEditable()}
                value={reminders().offerHours}
                error={editor.error("reminders.offerHours")}
                onInput={(number) => change((each) => (each.offerHours = number))}
              />
            </Show>
            <NumberField
              name="reminders.closingDays"
              label={t().field["reminders.closingDays"]}
              help={t().help.closingDays}
              disabled={!editor.isEditable()}
              value={reminders().closingDays}
              error={editor.error("reminders.closingDays")}
              onInput={(number) => change((each) => (each.closingDays = number))}
            />
            <NumberField
              name="reminders.followUpDays"
              label={t().field["reminders.followUpDays"]}
              help={t().help.followUpDays}
              disabled={!editor.isEditable()}
              value={reminders().followUpDays}
              error={editor.error("reminders.followUpDays")}
              onInput={(number) => change((each) => (each.followUpDays = number))}
            />
            <Show when={reminders().followUpDays !== undefined}>
              <LocalizedField
                name="followUp"
                label={t().field.followUp}
                help={t().help.followUp}
                optional
                long
                rows={4}
                disabled={!editor.isEditable()}
                value={editor.draft.followUp}
                english={editor.isEnglish()}
                error={editor.error}
                onInput={(text) => editor.update((event) => (event.followUp = text))}
              />
            </Show>
            <NumberField
              name="reminders.contributorsDays"
              label={t().field["reminders.contributorsDays"]}
              help={t().help.contributorsDays}
              disabled={!editor.isEditable()}
              value={reminders().contributorsDays}
              error={editor.error("reminders.contributorsDays")}
              onInput={(number) => change((each) => (each.contributorsDays = number))}
            />
            <NumberField
              name="reminders.contributorsAfterDays"
              label={t().field["reminders.contributorsAfterDays"]}
              help={t().help.contributorsAfterDays}
              disabled={!editor.isEditable()}
              value={reminders().contributorsAfterDays}
              error={editor.error("reminders.contributorsAfterDays")}
              onInput={(number) => change((each) => (each.contributorsAfterDays = number))}
            />
          </>
        )}
      </Show>
      <TextField
        name="surveyUrl"
        type="url"
        label={t().field.surveyUrl}
        help={t().help.surveyUrl}
        optional
        disabled={!editor.isEditable()}
        value={editor.draft.surveyUrl ?? ""}
        error={editor.error("surveyUrl")}
        onInput={(text) => editor.update((event) => (event.surveyUrl = text))}
      />
      <Show when={editor.draft.surveyUrl || terms()?.surveyDays !== undefined ? terms() : undefined}>
        {(reminders) => (
          <NumberField
            name="reminders.surveyDays"
            label={t().field["reminders.surveyDays"]}
            help={t().help.surveyDays}
            disabled={!editor.isEditable()}
            value={reminders().surveyDays}
            error={editor.error("reminders.surveyDays")}
            onInput={(number) => change((each) => (each.surveyDays = number))}
          />
        )}
      </Show>
      <Show when={notYet()}>{(why) => <p class={form.lead}>{t().reminders[why()]}</p>}</Show>
      <Show when={editor.view().publishedAt}>
        <ReminderTimes />
      </Show>
    </>
  );
}

/** When each reminder goes, or went, and to how many. */
function ReminderTimes(): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const list = createPart(() => editor.view().eventId, listReminders);
  createEffect(
    on(
      () => editor.view().version,
      () => void list.refetch(),
      { defer: true },
    ),
  );
  const nameOf = ({ kind, days }: ReminderView) =>
    kind === "before" ? t().reminders.before(days) : t().reminders.kind[kind];
  const timeOf = ({ at }: ReminderView) => formatDateTime(locale(), at, editor.view().timeZone);
  const stateOf = ({ state, people }: ReminderView) =>
    state === "went"
      ? t().reminders.went(people ?? 0)
      : t().reminders[state === "waits" ? "waits" : "missed"];
  return (
    <PartView part={list} lines={2}>
      {(loaded) => (
        <Show when={loaded().items.length > 0}>
          <div class={styles.times}>
            <p class={styles.title}>{t().reminders.times}</p>
            <ul class={styles.list}>
              <For each={loaded().items}>
                {(item) => (
                  <li class={styles.item}>
                    <span>{nameOf(item)}</span>
                    <span class={styles.when}>
                      <Told>{timeOf(item)}</Told>
                      <Told>{`, ${stateOf(item)}`}</Told>
                    </span>
                  </li>
                )}
              </For>
            </ul>
          </div>
        </Show>
      )}
    </PartView>
  );
}
