import { useSearchParams } from "@solidjs/router";
import { eventDays } from "@zapisy/core/event/rules";
import type { AgendaItem } from "@zapisy/core/event/schema";
import type { Day } from "@zapisy/core/shared/time";
import { formatTime, formatTimeRange } from "@zapisy/words";
import { loadStaff } from "@zapisy/words/staff";
import CalendarPlus from "~icons/lucide/calendar-plus";
import Columns2 from "~icons/lucide/columns-2";
import Layers from "~icons/lucide/layers";
import type { JSX } from "solid-js";
import { createMemo, createSignal, For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FieldError } from "../../ui/field.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { useEventEditor } from "../event-editor/event-editor.tsx";
import { focusSoon } from "../../forms/focus-field.ts";
import { newPartId } from "../../forms/part-id.ts";
import { ChoiceDialog } from "./choice-dialog.tsx";
import { DayColumn } from "./day/day-column.tsx";
import { useDayText } from "./day/day-text.ts";
import { createDrag } from "./drag.ts";
import type { ItemCommands } from "./item/item-commands.ts";
import { handleId } from "./item/item-commands.ts";
import { ItemSheet } from "./item/item-sheet.tsx";
import styles from "./programme-editor.module.css";
import {
  canMove,
  clashes,
  dropItem,
  duplicateItem,
  LONG_EVENT_DAYS,
  moveItem,
  moveToDay,
  programmeDays,
  removeItem,
  rowsOf,
} from "./programme.state.ts";
import { Told } from "../../ui/told.tsx";

/** The programme as columns of days on a wide screen and sections on a phone. */
export function ProgrammeEditor(): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const dayText = useDayText();
  const [search, setSearch] = useSearchParams<{ item?: string }>();
  const [opened, setOpened] = createSignal<Day[]>([]);
  const [choice, setChoice] = createSignal<"panel" | "session">();
  const [isOpening, setOpening] = createSignal(false);
  const [newDay, setNewDay] = createSignal("");
  const [news, setNews] = createSignal("");

  const days = createMemo(() => programmeDays(editor.draft.dates, editor.draft, opened()), undefined, {
    equals: (a, b) => a.length === b.length && a.every((day, index) => day === b[index]),
  });
  const undated = createMemo(() => rowsOf(editor.draft.agenda, undefined).length > 0 || days().length === 0);
  const overlapping = createMemo(() =>
    clashes({ agenda: editor.draft.agenda, choiceGroups: editor.everOffered() }),
  );
  const isLong = () => eventDays(editor.draft.dates).length > LONG_EVENT_DAYS;
  const open = () => editor.draft.agenda.find(({ itemId }) => itemId === search.item);

  /** Says where an item is now, and gives the focus back to its handle, which a move takes away. */
  const report = (itemId: string) => {
    const item = editor.draft.agenda.find((each) => each.itemId === itemId);
    if (!item) return;
    const order = rowsOf(editor.draft.agenda, item.day).flatMap(({ items }) =>
      items.map((each) => each.itemId),
    );
    const time =
      item.from && item.to
        ? formatTimeRange(locale(), item.from, item.to)
        : item.from
          ? formatTime(locale(), item.from)
          : "";
    setNews(
      t().programme.moved(item.title.pl, dayText(item.day), time, order.indexOf(itemId) + 1, order.length),
    );
    focusSoon(handleId(itemId));
  };
  const setAgenda = (agenda: AgendaItem[]) => editor.replace({ agenda });

  const commands: ItemCommands = {
    edit: (itemId) => setSearch({ item: itemId }, { scroll: false }),
    move: (itemId, step) => {
      setAgenda(moveItem(editor.snapshot().agenda, itemId, step));
      report(itemId);
    },
    canMove: (itemId, step) => canMove(editor.draft.agenda, itemId, step),
    toDay: (itemId, day) => {
      setAgenda(moveToDay(editor.snapshot().agenda, itemId, day));
      report(itemId);
    },
    duplicate: (item) => {
      const id = newPartId();
      editor.replaceWithUndo(
        { agenda: duplicateItem(editor.snapshot().agenda, item.itemId, () => id) },
        t().programme.duplicated(item.title.pl),
      );
      focusSoon(handleId(id));
    },
    remove: (item) => {
      const order = rowsOf(editor.draft.agenda, item.day).flatMap(({ items }) =>
        items.map((each) => each.itemId),
      );
      const at = order.indexOf(item.itemId);
      const next = order[at + 1] ?? order[at - 1];
      const title = item.title.pl;
      editor.replaceWithUndo(
        { agenda: removeItem(editor.snapshot().agenda, item.itemId) },
        t().programme.removed(title),
      );
      if (next) focusSoon(handleId(next));
    },
  };

  const drag = createDrag((itemId, place) => {
    setAgenda(dropItem(editor.snapshot().agenda, itemId, place.day || undefined, place.index));
    report(itemId);
  });

  const closeSheet = () => setSearch({ item: undefined }, { replace: true, scroll: false });

  return (
    <div class={styles.editor}>
      <Show when={editor.isEditable()}>
        <div class={styles.toolbar} data-screen-only>
          <Button icon={<Columns2 />} onClick={() => setChoice("panel")}>
            {t().programme.parallel}
          </Button>
          <Button icon={<Layers />} onClick={() => setChoice("session")}>
            {t().programme.modules}
          </Button>
          <Show when={isLong()}>
            <Button icon={<CalendarPlus />} onClick={() => setOpening(true)}>
              {t().programme.openDay}
            </Button>
          </Show>
        </div>
      </Show>
      <FieldError name="programme" error={editor.error("agenda")} />
      <div
        class={styles.days}
        data-days
        data-dragging={drag.itemId() !== undefined}
        id="field-programme"
        tabIndex={-1}
      >
        <For each={days()}>
          {(day) => (
            <DayColumn
              day={day}
              days={days()}
              clashes={overlapping()}
              commands={commands}
              drag={drag}
              announce={setNews}
            />
          )}
        </For>
        <Show when={undated()}>
          <DayColumn
            day={undefined}
            days={days()}
            clashes={overlapping()}
            commands={commands}
            drag={drag}
            announce={setNews}
          />
        </Show>
      </div>
      <VisuallyHidden role="status" aria-live="polite">
        <Told>{news()}</Told>
      </VisuallyHidden>
      <Show when={open()} keyed>
        {(item) => <ItemSheet itemId={item.itemId} days={days()} onClose={closeSheet} commands={commands} />}
      </Show>
      <Show when={choice()} keyed>
        {(kind) => <ChoiceDialog kind={kind} days={days()} onClose={() => setChoice(undefined)} />}
      </Show>
      <Dialog
        open={isOpening()}
        title={t().programme.openDay}
        onClose={() => setOpening(false)}
        actions={
          <Button
            kind="primary"
            onClick={() => {
              if (newDay()) setOpened((list) => [...list, newDay()]);
              setOpening(false);
            }}
          >
            {t().action.add}
          </Button>
        }
      >
        <DateField
          name="programme.newDay"
          label={t().programme.chooseDay}
          value={newDay()}
          min={eventDays(editor.draft.dates)[0]}
          max={eventDays(editor.draft.dates).at(-1)}
          onInput={setNewDay}
        />
      </Dialog>
    </div>
  );
}
