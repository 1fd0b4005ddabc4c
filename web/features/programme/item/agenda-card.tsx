import type { AgendaItem, ChoiceGroup, ChoiceOption } from "@zapisy/core/event/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { minuteOfDay } from "@zapisy/core/shared/clock";
import type { Day } from "@zapisy/core/shared/time";
import { formatNumber, formatTime, formatTimeRange } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import ArrowDown from "~icons/lucide/arrow-down";
import ArrowUp from "~icons/lucide/arrow-up";
import CalendarDays from "~icons/lucide/calendar-days";
import Copy from "~icons/lucide/copy";
import Ellipsis from "~icons/lucide/ellipsis";
import GripVertical from "~icons/lucide/grip-vertical";
import Pencil from "~icons/lucide/pencil";
import Split from "~icons/lucide/split";
import Trash from "~icons/lucide/trash";
import TriangleAlert from "~icons/lucide/triangle-alert";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import type { MenuItem } from "../../../ui/menu.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { useEventEditor } from "../../event-editor/event-editor.tsx";
import styles from "./agenda-card.module.css";
import { AgendaKindIcon } from "./agenda-kind.tsx";
import { useDayText } from "../day/day-text.ts";
import type { Drag } from "../drag.ts";
import type { ItemCommands } from "./item-commands.ts";
import { handleId } from "./item-commands.ts";

interface AgendaCardProps {
  itemId: string;
  days: readonly Day[];
  /** Titles of what is at the same time by mistake. */
  clashes: readonly string[] | undefined;
  commands: ItemCommands;
  drag: Drag;
}

/** One item of the programme, with a handle to move it by pointer or arrows and a menu of everything else. */
export function AgendaCard(props: AgendaCardProps): JSX.Element {
  const editor = useEventEditor();
  const item = () => editor.draft.agenda.find(({ itemId }) => itemId === props.itemId);
  return <Show when={item()}>{(found) => <Card {...props} item={found()} />}</Show>;
}

function Card(props: AgendaCardProps & { item: AgendaItem }): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const editor = useEventEditor();
  const dayText = useDayText();
  const title = () => inLocale(props.item.title, locale()).text;
  const hasIssue = () => {
    const index = editor.draft.agenda.findIndex(({ itemId }) => itemId === props.itemId);
    return editor.issues().some(({ path }) => path.startsWith(`agenda.${index}.`));
  };
  const time = () => {
    const { from, to } = props.item;
    // Half a time, while it is being typed, is none.
    if (!from || minuteOfDay(from) === undefined) return "";
    return to && minuteOfDay(to) !== undefined
      ? formatTimeRange(locale(), from, to)
      : formatTime(locale(), from);
  };
  const facts = (): string[] => {
    const { host, town, place, leaders, speakers, module, level, hours, hourUnit, meets } = props.item;
    return [
      // A stop is often called like its host: once is enough.
      [host === props.item.title.pl ? undefined : host, town].filter(Boolean).join(", "),
      [module, level].filter(Boolean).join(", "),
      place ?? "",
      meets ?? "",
      (leaders ?? []).join(", "),
      (speakers ?? [])
        .map(({ name }) => name)
        .filter(Boolean)
        .join(", "),
      hours && !Number.isNaN(hours)
        ? t().programme.hours(formatNumber(locale(), hours), hourUnit ?? "clock")
        : "",
    ].filter(Boolean);
  };
  const option = () => {
    const isOwn = ({ optionId }: ChoiceOption) => optionId === props.item.optionId;
    const find = (groups: readonly ChoiceGroup[]) => groups.flatMap(({ options }) => options).find(isOwn);
    const [offered, retired] = [find(editor.draft.choiceGroups), find(editor.retired().choiceGroups)];
    if (offered) return inLocale(offered.title, locale()).text;
    return retired && t().recruitment.retiredMark(inLocale(retired.title, locale()).text);
  };
  const others = () => props.days.filter((day) => day !== props.item.day);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined;
    if (step) {
      event.preventDefault();
      if (props.commands.canMove(props.itemId, step)) props.commands.move(props.itemId, step);
      return;
    }
    const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const at = props.days.indexOf(props.item.day ?? "");
    const day = side === undefined ? undefined : props.days[at + side];
    if (!day || (at < 0 && side === -1)) return;
    event.preventDefault();
    props.commands.toDay(props.itemId, day);
  };
  const menu = (): MenuItem[] => [
    { label: t().programme.edit, icon: () => <Pencil />, onSelect: () => props.commands.edit(props.itemId) },
    {
      label: t().action.moveUp,
      icon: () => <ArrowUp />,
      disabled: !props.commands.canMove(props.itemId, -1),
      onSelect: () => props.commands.move(props.itemId, -1),
    },
    {
      label: t().action.moveDown,
      icon: () => <ArrowDown />,
      disabled: !props.commands.canMove(props.itemId, 1),
      onSelect: () => props.commands.move(props.itemId, 1),
    },
    ...others()
      .slice(0, 12)
      .map((day) => ({
        label: t().programme.toDay(dayText(day)),
        icon: () => <CalendarDays />,
        onSelect: () => props.commands.toDay(props.itemId, day),
      })),
    {
      label: t().programme.duplicate,
      icon: () => <Copy />,
      onSelect: () => props.commands.duplicate(props.item),
    },
    {
      label: t().action.remove,
      icon: () => <Trash />,
      danger: true,
      onSelect: () => props.commands.remove(props.item),
    },
  ];
  return (
    <article
      class={styles.card}
      data-item={props.itemId}
      data-dragged={props.drag.itemId() === props.itemId || undefined}
      data-invalid={hasIssue() || undefined}
      data-quiet={["travel", "lodging", "meal", "break"].includes(props.item.kind) || undefined}
    >
      <Show when={editor.isEditable()}>
        <button
          type="button"
          class={styles.handle}
          id={handleId(props.itemId)}
          aria-label={t().programme.dragHandle(title())}
          title={t().programme.dragHelp}
          onPointerDown={(event) => props.drag.start(event, props.itemId)}
          onKeyDown={move}
        >
          <GripVertical />
        </button>
      </Show>
      <div class={styles.content}>
        <p class={styles.when}>
          <AgendaKindIcon kind={props.item.kind} />
          <span>{time() || common().agendaKind[props.item.kind]}</span>
        </p>
        <h3 class={styles.title}>
          <button type="button" class={styles.open} onClick={() => props.commands.edit(props.itemId)}>
            {title() || t().workspace.unnamed}
          </button>
        </h3>
        <For each={facts()}>{(fact) => <p class={styles.fact}>{fact}</p>}</For>
        <Show when={option()}>
          {(name) => (
            <p class={styles.mark}>
              <Split />
              {t().programme.forOption(name())}
            </p>
          )}
        </Show>
        <Show when={props.clashes}>
          {(titles) => (
            <p class={styles.mark} data-meaning="wait">
              <TriangleAlert />
              {t().programme.clash(titles().join(", "))}
            </p>
          )}
        </Show>
      </div>
      <Show when={editor.isEditable()}>
        <div class={styles.menu}>
          <Menu
            label={t().programme.itemMenu(title())}
            iconOnly
            kind="quiet"
            small
            icon={<Ellipsis />}
            items={menu()}
          />
        </div>
      </Show>
    </article>
  );
}
