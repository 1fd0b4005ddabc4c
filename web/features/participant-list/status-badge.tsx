import { isActive, isHeld, isInLine } from "@zapisy/core/registration/rules";
import type { RegistrationStatus } from "@zapisy/core/registration/schema";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import { Show, type JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { meaningOf } from "../registration/status-meaning.ts";
import { StateBadge, Tag } from "../../ui/tag.tsx";

/** Where a registration stands, as a badge; with the place in the line on the reserve list. */
export function StatusBadge(props: {
  status: RegistrationStatus;
  position?: number;
  heldUntil?: string;
}): JSX.Element {
  const common = useMessages(loadCommon);
  const t = useMessages(loadStaff);
  const text = () =>
    isInLine(props.status) && props.position
      ? t().registrations.reservePosition(props.position)
      : isHeld(props)
        ? common().awaitingConfirmation
        : common().status[props.status].name;
  return (
    <Show when={isActive(props.status)} fallback={<Tag>{text()}</Tag>}>
      <StateBadge meaning={meaningOf(props.status)}>{text()}</StateBadge>
    </Show>
  );
}
