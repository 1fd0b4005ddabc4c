import type { EventKind } from "@zapisy/core/event/schema";
import Bus from "~icons/lucide/bus";
import GraduationCap from "~icons/lucide/graduation-cap";
import MessageCircleHeart from "~icons/lucide/message-circle-heart";
import MessagesSquare from "~icons/lucide/messages-square";
import Presentation from "~icons/lucide/presentation";
import type { JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import styles from "./event-kind.module.css";

const ICONS = {
  training: GraduationCap,
  study_visit: Bus,
  conference: Presentation,
  meeting: MessagesSquare,
  counselling: MessageCircleHeart,
} as const satisfies Record<EventKind, unknown>;

/** What an event is: icon and word. The page brings the word, so that a public one loads no staff messages. */
export function EventKindMark(props: {
  kind: EventKind;
  names: Readonly<Record<EventKind, string>>;
}): JSX.Element {
  return (
    <span class={styles.mark} data-kind={props.kind}>
      <Dynamic component={ICONS[props.kind]} aria-hidden="true" />
      {props.names[props.kind]}
    </span>
  );
}
