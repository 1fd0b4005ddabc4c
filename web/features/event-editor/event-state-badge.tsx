import type { EventState } from "@zapisy/core/event/schema";
import { loadCommon } from "@zapisy/messages/common";
import Lock from "lucide-solid/icons/lock";
import Pencil from "lucide-solid/icons/pencil";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { StateBadge, Tag } from "../../ui/tag.tsx";

/** Where an event is in its life, as a badge. */
export function EventStateBadge(props: { state: EventState }): JSX.Element {
  const t = useMessages(loadCommon);
  const name = () => t().eventState[props.state];
  return (
    <>
      {props.state === "draft" ? (
        <Tag icon={<Pencil />}>{name()}</Tag>
      ) : props.state === "closed" ? (
        <Tag icon={<Lock />}>{name()}</Tag>
      ) : (
        <StateBadge meaning={props.state === "published" ? "ok" : "stop"}>{name()}</StateBadge>
      )}
    </>
  );
}
