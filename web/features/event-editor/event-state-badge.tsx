import type { EventState } from "@zapisy/core/event/schema";
import { loadCommon } from "@zapisy/words/common";
import Lock from "~icons/lucide/lock";
import Pencil from "~icons/lucide/pencil";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { StateBadge, Tag } from "../../ui/tag.tsx";

/** Where an event is in its life, as a badge: what is over is neither open nor closed. */
export function EventStateBadge(props: { event: { state: EventState; over: boolean } }): JSX.Element {
  const t = useMessages(loadCommon);
  const state = () => props.event.state;
  const name = () => t().eventState[state()];
  return (
    <>
      {state() === "draft" ? (
        <Tag icon={<Pencil />}>{name()}</Tag>
      ) : state() === "cancelled" ? (
        <StateBadge meaning="stop">{name()}</StateBadge>
      ) : props.event.over ? (
        <Tag>{t().eventOver}</Tag>
      ) : state() === "closed" ? (
        <Tag icon={<Lock />}>{name()}</Tag>
      ) : (
        <StateBadge meaning="ok">{name()}</StateBadge>
      )}
    </>
  );
}
