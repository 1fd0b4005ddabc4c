import type { AgendaItem, ChoiceGroup } from "@zapisy/core/event/schema";
import { AGENDA_KINDS } from "@zapisy/core/event/schema";
import { inLocale, LOCALES } from "@zapisy/core/shared/localized-text";
import type { Day } from "@zapisy/core/shared/time";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import { createAsync } from "@solidjs/router";
import Copy from "~icons/lucide/copy";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { createMemo, createSignal, For, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { locale, useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { TimeField } from "../../../ui/time-field.tsx";
import { countries } from "../../../data/countries.ts";
import { useEventEditor } from "../../event-editor/event-editor.tsx";
import { LinesField } from "../../../forms/lines-field.tsx";
import { LocalizedField } from "../../../forms/localized-field.tsx";
import { listProjects } from "../../project/project-api.ts";
import { useDayText } from "../day/day-text.ts";
import type { ItemField } from "./item-fields.state.ts";
import { itemFields } from "./item-fields.state.ts";
import type { ItemCommands } from "./item-commands.ts";
import { NextDayNote } from "../day/next-day-note.tsx";
import { hoursBetween } from "../programme.state.ts";
import styles from "../programme-dialog.module.css";
import { Speakers, Parts } from "./item-rows.tsx";

interface ItemSheetProps {
  itemId: string;
  days: readonly Day[];
  commands: ItemCommands;
  onClose: () => void;
}

/** All fields of one item of the programme, at the side. They change the draft at once, as every form here. */
export function ItemSheet(props: ItemSheetProps): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const editor = useEventEditor();
  const dayText = useDayText();
  const index = createMemo(() => editor.draft.agenda.findIndex(({ itemId }) => itemId === props.itemId));
  const item = () => editor.draft.agenda[index()];
  const isFixed = () => !editor.isEditable();
  const name = (field: string) => `agenda.${index()}.${field}`;
  const error = (field: string) => editor.error(name(field));
  /** What is wrong with the first line that is not as it should be. */
  const lineError = (field: "leaders" | "partners" | "contactEmails") =>
    (item()?.[field] ?? []).map((_line, index) => error(`${field}.${index}`)).find(Boolean);
  const changeItem = (id: string, edit: (item: AgendaItem) => void) =>
    editor.update((event) => {
      const found = event.agenda.find(({ itemId }) => itemId === id);
      if (found) edit(found);
    });
  const change = (edit: (item: AgendaItem) => void) => changeItem(props.itemId, edit);
  // Fields move to the front as they are filled only when the sheet opens again: nothing jumps while typing.
  // oxlint-disable-next-line solid/reactivity
  const opened = item();
  const [fields, setFields] = createSignal(opened ? itemFields(opened) : { shown: [], more: [] });
  const days = () => {
    const own = item()?.day;
    return own && !props.days.includes(own) ? [...props.days, own] : props.days;
  };
  const options = () => {
    const named = (groups: readonly ChoiceGroup[]) =>
      groups.flatMap((group) =>
        group.options.map((option) => ({
          value: option.optionId,
          label: `${inLocale(group.title, locale()).text}: ${inLocale(option.title, locale()).text}`,
        })),
      );
    // What is offered no more can be kept, but not chosen anew.
    const own = named(editor.retired().choiceGroups).filter(({ value }) => value === opened?.optionId);
    return [
      ...named(editor.draft.choiceGroups),
      ...own.map(({ value, label }) => ({ value, label: t().recruitment.retiredMark(label) })),
    ];
  };
  const projects = createAsync(() => listProjects());
  /** Forms of support of the project in which the event is, or is about to be. */
  const supports = () => {
    const own = projects()?.find(({ projectId }) => projectId === editor.draft.projectId)?.supports ?? [];
    return own
      .filter(({ retired, supportId }) => !retired || supportId === item()?.supportId)
      .map(({ supportId, name: label, retired }) => ({
        value: supportId,
        label: retired ? t().recruitment.retiredMark(label) : label,
      }));
  };
  const hasProblem = (list: readonly ItemField[]) =>
    editor.issues().some(({ path }) => list.some((field) => path.startsWith(name(field))));

  const Line = (line: {
    field: "module" | "level" | "place" | "address" | "town" | "host" | "hostContact" | "meets";
    help?: string;
  }) => (
    <TextField
      name={name(line.field)}
      label={t().field[`agenda.${line.field}`]}
      help={line.help}
      disabled={isFixed()}
      value={item()?.[line.field] ?? ""}
      error={error(line.field)}
      onInput={(text) => change((each) => (each[line.field] = text))}
    />
  );
  const Text = (text: { field: "description" | "accessibility"; help?: string }) => (
    <LocalizedField
      name={name(text.field)}
      label={t().field[`agenda.${text.field}`]}
      help={text.help}
      long
      rows={3}
      disabled={isFixed()}
      value={item()?.[text.field]}
      english={editor.isEnglish()}
      error={editor.error}
      onInput={(value) => change((each) => (each[text.field] = value))}
    />
  );
  const Lines = (lines: {
    field: "leaders" | "partners" | "contactEmails";
    label?: string;
    help?: string;
  }) => (
    <LinesField
      name={name(lines.field)}
      label={lines.label ?? t().field[`agenda.${lines.field}`]}
      help={lines.help ?? t().help.lines}
      disabled={isFixed()}
      values={item()?.[lines.field]}
      error={error(lines.field) ?? lineError(lines.field)}
      onInput={(values) => change((each) => (each[lines.field] = values))}
    />
  );

  const shown: Record<ItemField, () => JSX.Element> = {
    module: () => <Line field="module" />,
    level: () => <Line field="level" help={t().help.level} />,
    leaders: () => (
      <Lines field="leaders" label={item()?.kind === "panel" ? t().programme.moderator : undefined} />
    ),
    speakers: () => <Speakers name={name("speakers")} item={item()} change={change} />,
    hours: () => (
      <div class={styles.row}>
        <NumberField
          name={name("hours")}
          label={t().field["agenda.hours"]}
          decimal
          disabled={isFixed()}
          value={item()?.hours}
          error={error("hours")}
          onInput={(hours) => change((each) => (each.hours = hours))}
        />
        <SelectField
          name={name("hourUnit")}
          label={t().field["agenda.hourUnit"]}
          width="medium"
          disabled={isFixed()}
          value={item()?.hourUnit ?? "clock"}
          options={(["clock", "didactic"] as const).map((value) => ({
            value,
            label: common().hourUnit[value],
          }))}
          onChange={(unit) => change((each) => (each.hourUnit = unit || undefined))}
        />
        <Show when={hoursBetween(item() ?? {}, item()?.hourUnit ?? "clock")}>
          {(hours) => (
            <Button
              kind="quiet"
              small
              disabled={isFixed() || item()?.hours === hours()}
              onClick={() =>
                change((each) => {
                  each.hours = hours();
                  each.hourUnit ??= "clock";
                })
              }
            >
              {t().programme.countHours}
            </Button>
          )}
        </Show>
      </div>
    ),
    host: () => <Line field="host" />,
    place: () => <Line field="place" />,
    town: () => <Line field="town" />,
    address: () => <Line field="address" />,
    country: () => (
      <SelectField
        name={name("country")}
        label={t().field["agenda.country"]}
        width="medium"
        disabled={isFixed()}
        value={item()?.country ?? "PL"}
        error={error("country")}
        options={countries(locale())}
        onChange={(country) =>
          change((each) => (each.country = country && country !== "PL" ? country : undefined))
        }
      />
    ),
    hostContact: () => <Line field="hostContact" help={t().help.hostContact} />,
    contactEmails: () => <Lines field="contactEmails" help={t().help.contactEmails} />,
    contactLocale: () => (
      <SelectField
        name={name("contactLocale")}
        label={t().field["agenda.contactLocale"]}
        help={t().help.contactLocale}
        width="medium"
        disabled={isFixed()}
        value={item()?.contactLocale ?? "pl"}
        options={LOCALES.map((value) => ({ value, label: common().locale[value] }))}
        onChange={(value) => change((each) => (each.contactLocale = value || undefined))}
      />
    ),
    partners: () => <Lines field="partners" />,
    meets: () => <Line field="meets" />,
    parts: () => <Parts name={name("parts")} item={item()} change={change} />,
    accessibility: () => <Text field="accessibility" help={t().help.accessibility} />,
    description: () => <Text field="description" />,
  };

  return (
    <Dialog
      open
      look="sheet"
      title={item() ? common().agendaKind[item()?.kind ?? "session"] : ""}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" onClick={() => props.onClose()}>
            {t().action.done}
          </Button>
          <Show when={editor.isEditable()}>
            <Button
              icon={<Copy />}
              onClick={() => {
                const copied = item();
                props.onClose();
                if (copied) props.commands.duplicate(copied);
              }}
            >
              {t().programme.duplicate}
            </Button>
            <Button
              kind="quiet"
              icon={<Trash />}
              onClick={() => {
                const removed = item();
                props.onClose();
                if (removed) props.commands.remove(removed);
              }}
            >
              {t().action.remove}
            </Button>
          </Show>
        </>
      }
    >
      <Show when={item()}>
        {(current) => (
          <div class={styles.form}>
            <div class={styles.section}>
              <p class={styles.lead}>{t().programme.onlyTitle}</p>
              <LocalizedField
                name={name("title")}
                label={t().field["agenda.title"]}
                disabled={isFixed()}
                value={current().title}
                english={editor.isEnglish()}
                error={editor.error}
                onInput={(text) => change((each) => (each.title = text))}
              />
              <div class={styles.times}>
                <SelectField
                  name={name("day")}
                  label={t().field["agenda.day"]}
                  width="medium"
                  placeholder={t().programme.undated}
                  disabled={isFixed()}
                  value={current().day ?? ""}
                  error={error("day")}
                  options={days().map((day) => ({ value: day, label: dayText(day) }))}
                  onChange={(day) => change((each) => (each.day = day || undefined))}
                />
                <TimeField
                  name={name("from")}
                  label={t().field["agenda.from"]}
                  disabled={isFixed()}
                  value={current().from ?? ""}
                  error={error("from")}
                  onInput={(time) => change((each) => (each.from = time || undefined))}
                />
                <TimeField
                  name={name("to")}
                  label={t().field["agenda.to"]}
                  disabled={isFixed()}
                  value={current().to ?? ""}
                  error={error("to")}
                  onInput={(time) => change((each) => (each.to = time || undefined))}
                />
              </div>
              <NextDayNote of={current()} />
            </div>
            <div class={styles.section}>
              <For each={fields().shown}>{(field) => <Dynamic component={shown[field]} />}</For>
            </div>
            <div class={styles.section}>
              <Show when={supports().length > 0}>
                <SelectField
                  name={name("supportId")}
                  label={t().field["agenda.supportId"]}
                  placeholder={t().programme.noSupport}
                  disabled={isFixed()}
                  value={current().supportId ?? ""}
                  error={error("supportId")}
                  options={supports()}
                  onChange={(supportId) =>
                    change((each) => {
                      each.supportId = supportId || undefined;
                      // Hours are counted from attendance.
                      if (supportId) each.takesAttendance = true;
                    })
                  }
                />
              </Show>
              <Show when={options().length > 0}>
                <SelectField
                  name={name("optionId")}
                  label={t().field["agenda.optionId"]}
                  placeholder={t().programme.forEverybody}
                  disabled={isFixed()}
                  value={current().optionId ?? ""}
                  error={error("optionId")}
                  options={options()}
                  onChange={(optionId) => change((each) => (each.optionId = optionId || undefined))}
                />
              </Show>
              <Checkbox
                name={name("takesAttendance")}
                label={t().field["agenda.takesAttendance"]}
                disabled={isFixed()}
                checked={current().takesAttendance}
                onChange={(checked) => change((each) => (each.takesAttendance = checked))}
              />
              <details class={styles.more} open={hasProblem(fields().more) || undefined}>
                <summary>{t().programme.more}</summary>
                <div class={styles.form}>
                  <SelectField
                    name={name("kind")}
                    label={t().field["agenda.kind"]}
                    width="medium"
                    disabled={isFixed()}
                    value={current().kind}
                    options={AGENDA_KINDS.map((value) => ({ value, label: common().agendaKind[value] }))}
                    onChange={(kind) => {
                      if (!kind) return;
                      change((each) => (each.kind = kind));
                      setFields(itemFields(current()));
                    }}
                  />
                  <For each={fields().more}>{(field) => <Dynamic component={shown[field]} />}</For>
                </div>
              </details>
            </div>
          </div>
        )}
      </Show>
    </Dialog>
  );
}
