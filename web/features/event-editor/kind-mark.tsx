import type { EventKind } from "@zapisy/core/event/schema";
import { loadCommon } from "@zapisy/messages/common";
import Bus from "lucide-solid/icons/bus";
import GraduationCap from "lucide-solid/icons/graduation-cap";
import MessageCircleHeart from "lucide-solid/icons/message-circle-heart";
import MessagesSquare from "lucide-solid/icons/messages-square";
import Presentation from "lucide-solid/icons/presentation";
import type { JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import { useMessages } from "../../data/locale.ts";
import styles from "../event/event-kind.module.css";

const ICONS = {
  training: GraduationCap,
  study_visit: Bus,
  conference: Presentation,
  meeting: MessagesSquare,
  counselling: MessageCircleHeart,
} as const satisfies Record<EventKind, unknown>;

/** What an event is, icon and word, in the words of the staff pages. */
export function KindMark(props: { kind: EventKind }): JSX.Element {
  const t = useMessages(loadCommon);
  return (
    <span class={styles.mark} data-kind={props.kind}>
      <Dynamic component={ICONS[props.kind]} aria-hidden="true" />
      {t().eventKind[props.kind]}
    </span>
  );
}
