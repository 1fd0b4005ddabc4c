import type { EventKind } from "@zapisy/core/event/schema";
import { loadPublic } from "@zapisy/messages/public";
import Bus from "lucide-solid/icons/bus";
import GraduationCap from "lucide-solid/icons/graduation-cap";
import MessageCircleHeart from "lucide-solid/icons/message-circle-heart";
import MessagesSquare from "lucide-solid/icons/messages-square";
import Presentation from "lucide-solid/icons/presentation";
import type { JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import { useMessages } from "../../data/locale.ts";
import styles from "./event-kind.module.css";

const ICONS = {
  training: GraduationCap,
  study_visit: Bus,
  conference: Presentation,
  meeting: MessagesSquare,
  counselling: MessageCircleHeart,
} as const satisfies Record<EventKind, unknown>;

/** What an event is: icon and word. */
export function EventKindMark(props: { kind: EventKind }): JSX.Element {
  const t = useMessages(loadPublic);
  return (
    <span class={styles.mark} data-kind={props.kind}>
      <Dynamic component={ICONS[props.kind]} aria-hidden="true" />
      {t().eventKind[props.kind]}
    </span>
  );
}
