import { isActive, isHeld, isInLine, isOffered } from "@zapisy/core/registration/rules";
import type { StaffRegistrationView } from "@zapisy/core/registration/answer";
import { formatDateTime } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import { Show, type JSX } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { meaningOf } from "../registration/status-meaning.ts";
import { StateBadge, Tag } from "../../ui/tag.tsx";

/** Where a registration stands, as a badge; with the place in the line on the reserve list, and how long an offer is open. */
export function StatusBadge(props: {
  person: Pick<StaffRegistrationView, "status" | "reservePosition" | "heldUntil" | "offeredUntil">;
  timeZone: string;
}): JSX.Element {
  const common = useMessages(loadCommon);
  const t = useMessages(loadStaff);
  const text = () => {
    const { status, reservePosition, offeredUntil } = props.person;
    if (isInLine(status) && reservePosition) return t().registrations.reservePosition(reservePosition);
    if (isOffered(props.person) && offeredUntil)
      return t().registrations.offeredUntil(formatDateTime(locale(), offeredUntil, props.timeZone));
    return isHeld(props.person) ? common().awaitingConfirmation : common().status[status].name;
  };
  return (
    <Show when={isActive(props.person.status)} fallback={<Tag>{text()}</Tag>}>
      <StateBadge meaning={meaningOf(props.person.status)}>{text()}</StateBadge>
    </Show>
  );
}
