import type { AttendanceState } from "@zapisy/core/attendance/schema";
import { loadCheckIn } from "@zapisy/words/check-in";
import Check from "~icons/lucide/check";
import Circle from "~icons/lucide/circle";
import CircleCheck from "~icons/lucide/circle-check";
import CircleMinus from "~icons/lucide/circle-minus";
import CircleX from "~icons/lucide/circle-x";
import EllipsisVertical from "~icons/lucide/ellipsis-vertical";
import LogOut from "~icons/lucide/log-out";
import Undo2 from "~icons/lucide/undo-2";
import type { JSX } from "solid-js";
import { Match, Show, Switch } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Menu } from "../../../ui/menu.tsx";
import { StateBadge } from "../../../ui/tag.tsx";
import { VisuallyHidden } from "../../../ui/visually-hidden.tsx";
import { fullName, type DeskRow } from "./desk.state.ts";
import type { DeskWords } from "./desk-words.ts";
import styles from "./person-row.module.css";
import { Told } from "../../../ui/told.tsx";

interface PersonRowProps {
  row: DeskRow;
  words: DeskWords;
  /** Id of the text that says what a tap does. */
  hintId: string;
  /** A tap on the person: they are here. */
  onPresent: () => void;
  /** Another state from the menu. */
  onState: (state: AttendanceState) => void;
  onUndo: () => void;
}

const STATE_ICONS = {
  present: () => <CircleCheck />,
  left_early: () => <LogOut />,
  excused: () => <CircleMinus />,
  absent: () => <CircleX />,
} satisfies Record<AttendanceState, () => JSX.Element>;

/** A person on the list: the whole row marks them present, a menu holds the rest. */
export function PersonRow(props: PersonRowProps): JSX.Element {
  const t = useMessages(loadCheckIn);
  const name = () => fullName(props.row);
  const record = () => props.row.record;
  const seen = () => {
    const { state, at, by } = record();
    if (state === undefined || at === undefined) return t().noState;
    const time = props.words.time(at);
    const when = props.words.isOwn(by) ? t().at(time) : t().seen(time, props.words.who(by));
    return `${props.words.state(record())}, ${when}`;
  };
  return (
    <li class={styles.row} data-state={record().state}>
      <button
        type="button"
        class={styles.person}
        aria-describedby={record().state === "present" ? undefined : props.hintId}
        onClick={() => props.onPresent()}
      >
        <span class={styles.mark} aria-hidden="true">
          <Switch fallback={<Circle />}>
            <Match when={record().state === "present"}>
              <Check />
            </Match>
            <Match when={record().state} keyed>
              {(state) => STATE_ICONS[state]()}
            </Match>
          </Switch>
        </span>
        <span class={styles.words}>
          <span class={styles.name}>
            <strong>{props.row.lastName}</strong> {props.row.firstName}
          </span>
          <span class={styles.seen}>
            <VisuallyHidden>, </VisuallyHidden>
            <Told>{seen()}</Told>
          </span>
          <Show when={props.row.left}>
            {(left) => <span class={styles.seen}>{t().list.left(props.words.day(left().at))}</span>}
          </Show>
          <Show when={props.row.isWaiting || props.row.isRefused || record().conflict.length > 0}>
            <span class={styles.badges}>
              <Show when={record().conflict.length > 0}>
                <StateBadge meaning="stop">{t().list.conflict}</StateBadge>
              </Show>
              <Show when={props.row.isRefused}>
                <StateBadge meaning="stop">{t().list.refused}</StateBadge>
              </Show>
              <Show when={props.row.isWaiting}>
                <StateBadge meaning="wait">{t().list.waiting}</StateBadge>
              </Show>
            </span>
          </Show>
        </span>
      </button>
      <Menu
        kind="quiet"
        iconOnly
        label={t().list.more(name())}
        icon={<EllipsisVertical />}
        items={[
          ...(["present", "left_early", "excused", "absent"] as const).map((state) => ({
            label: t().state[state],
            icon: STATE_ICONS[state],
            onSelect: () => props.onState(state),
          })),
          {
            label: t().list.undo,
            icon: () => <Undo2 />,
            onSelect: () => props.onUndo(),
            disabled: record().current.length === 0,
          },
        ]}
      />
    </li>
  );
}
