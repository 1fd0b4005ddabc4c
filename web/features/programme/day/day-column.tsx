import { eventDays, sortAgenda } from "@zapisy/core/event/rules";
import type { Day } from "@zapisy/core/shared/time";
import { loadStaff } from "@zapisy/words/staff";
import Clock from "~icons/lucide/clock";
import Copy from "~icons/lucide/copy";
import Ellipsis from "~icons/lucide/ellipsis";
import StickyNote from "~icons/lucide/sticky-note";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { createMemo, createSignal, For, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { fieldId } from "../../../ui/field.tsx";
import type { MenuItem } from "../../../ui/menu.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { useEventEditor } from "../../event-editor/event-editor.tsx";
import { focusSoon } from "../../../forms/focus-field.ts";
import { LocalizedField } from "../../../forms/localized-field.tsx";
import { newPartId } from "../../../forms/part-id.ts";
import { AddItem } from "../item/add-item.tsx";
import { AgendaCard } from "../item/agenda-card.tsx";
import styles from "./day-column.module.css";
import { useDayText } from "./day-text.ts";
import type { Drag } from "../drag.ts";
import type { ItemCommands } from "../item/item-commands.ts";
import { copyDay, rowsOf, withDayNote } from "../programme.state.ts";
import { ShiftDialog } from "./shift-dialog.tsx";

interface DayColumnProps {
  /** `undefined` for the items without a day. */
  day: Day | undefined;
  days: readonly Day[];
  clashes: ReadonlyMap<string, readonly string[]>;
  commands: ItemCommands;
  drag: Drag;
  announce: (text: string) => void;
}

/** One day of the programme: its items in rows, a remark, and what can be added or done with the whole day. */
export function DayColumn(props: DayColumnProps): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const dayText = useDayText();
  const [isShifting, setShifting] = createSignal(false);
  const [isNoting, setNoting] = createSignal(false);

  const items = createMemo(() =>
    sortAgenda(editor.draft.agenda.filter((item) => (item.day || undefined) === props.day)),
  );
  /** Ids of the items row by row; compared by value, so that typing in a title redraws nothing. */
  const rows = createMemo(
    () =>
      rowsOf(editor.draft.agenda, props.day).map((row) => row.items.map(({ itemId }) => itemId).join(" ")),
    undefined,
    { equals: (a, b) => a.length === b.length && a.every((row, index) => row === b[index]) },
  );
  const heading = () => dayText(props.day);
  const number = () => (props.day ? eventDays(editor.draft.dates).indexOf(props.day) + 1 : 0);
  const noteIndex = () => editor.draft.dayNotes.findIndex(({ day }) => day === props.day);
  const note = () => editor.draft.dayNotes[noteIndex()]?.note;
  const setNote = (text: { pl: string; en?: string }) => {
    if (props.day) editor.replace({ dayNotes: withDayNote(editor.snapshot().dayNotes, props.day, text) });
  };

  /** Where the dragged item would land in this day: the row before which the line is drawn. */
  const dropRow = createMemo(() => {
    const place = props.drag.place();
    if (!place || place.day !== (props.day ?? "")) return -1;
    const dragged = props.drag.itemId() ?? "";
    let others = 0;
    for (const [index, row] of rows().entries()) {
      if (row.split(" ").includes(dragged)) continue;
      if (others === place.index) return index;
      others += 1;
    }
    return rows().length;
  });

  const copyTo = (to: Day) => {
    if (!props.day) return;
    editor.replaceWithUndo(
      { agenda: copyDay(editor.snapshot().agenda, props.day, to, newPartId) },
      t().programme.copied(dayText(props.day), dayText(to)),
    );
  };
  const clear = () => {
    const { agenda } = editor.snapshot();
    editor.replaceWithUndo(
      { agenda: agenda.filter((item) => (item.day || undefined) !== props.day) },
      t().programme.clearedDay(heading()),
    );
  };
  const menu = (): MenuItem[] => [
    ...(props.day
      ? [{ label: t().programme.shift, icon: () => <Clock />, onSelect: () => setShifting(true) }]
      : []),
    ...(props.day && noteIndex() < 0
      ? [{ label: t().programme.addNote, icon: () => <StickyNote />, onSelect: openNote }]
      : []),
    ...(props.day
      ? props.days
          .filter((day) => day !== props.day)
          .slice(0, 12)
          .map((day) => ({
            label: t().programme.copyTo(dayText(day)),
            icon: () => <Copy />,
            disabled: items().length === 0,
            onSelect: () => copyTo(day),
          }))
      : []),
    {
      label: t().programme.clearDay,
      icon: () => <Trash />,
      danger: true,
      disabled: items().length === 0,
      onSelect: clear,
    },
  ];
  const openNote = () => {
    setNoting(true);
    focusSoon(fieldId(`dayNotes.${props.day}.pl`));
  };

  return (
    <section class={styles.day} data-day={props.day ?? ""} aria-label={heading()}>
      <header class={styles.header}>
        <div>
          <h2 class={styles.heading}>{heading()}</h2>
          <p class={styles.number}>
            <Show when={props.day} fallback={props.days.length === 0 ? t().programme.undatedHelp : undefined}>
              {number() > 0 ? t().programme.day(number()) : t().programme.outside}
            </Show>
          </p>
        </div>
        <Show when={editor.isEditable()}>
          <Menu
            label={t().programme.dayMenu(heading())}
            iconOnly
            kind="quiet"
            small
            icon={<Ellipsis />}
            items={menu()}
          />
        </Show>
      </header>

      <Show when={rows().length === 0 && dropRow() < 0 && !note()}>
        <p class={styles.empty}>{props.day ? t().programme.emptyDay : t().programme.emptyText}</p>
      </Show>
      <ol class={styles.rows} role="list">
        <For each={rows()}>
          {(row, index) => (
            <li
              class={styles.row}
              data-row
              data-parallel={row.includes(" ") || undefined}
              data-drop={dropRow() === index() || undefined}
            >
              <For each={row.split(" ")}>
                {(itemId) => (
                  <AgendaCard
                    itemId={itemId}
                    days={props.days}
                    clashes={props.clashes.get(itemId)}
                    commands={props.commands}
                    drag={props.drag}
                  />
                )}
              </For>
            </li>
          )}
        </For>
        <Show when={dropRow() >= 0 && dropRow() === rows().length}>
          <li class={styles.dropEnd} aria-hidden="true" />
        </Show>
      </ol>

      <Show when={props.day && (noteIndex() >= 0 || isNoting())}>
        <LocalizedField
          name={`dayNotes.${props.day}`}
          label={t().programme.note}
          optional
          long
          rows={2}
          disabled={!editor.isEditable()}
          value={note()}
          english={editor.isEnglish()}
          error={(path) =>
            editor.error(path.replace(`dayNotes.${props.day}`, `dayNotes.${noteIndex()}.note`))
          }
          onInput={setNote}
        />
      </Show>

      <Show when={editor.isEditable()}>
        <AddItem day={props.day} announce={props.announce} />
      </Show>
      <Show when={isShifting() && props.day} keyed>
        {(day) => <ShiftDialog day={day} onClose={() => setShifting(false)} />}
      </Show>
    </section>
  );
}
