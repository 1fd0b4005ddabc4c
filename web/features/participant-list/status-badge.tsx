import type { RegistrationStatus } from "@zapisy/core/registration/schema";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { StateBadge, Tag } from "../../ui/tag.tsx";

const MEANING = { confirmed: "ok", pending: "note", reserve: "wait" } as const;

/** Where a registration stands, as a badge; with the place in the line on the reserve list. */
export function StatusBadge(props: {
  status: RegistrationStatus;
  position?: number;
  heldUntil?: string;
}): JSX.Element {
  const common = useMessages(loadCommon);
  const t = useMessages(loadStaff);
  const text = () =>
    props.status === "reserve" && props.position
      ? t().registrations.reservePosition(props.position)
      : props.status === "pending" && props.heldUntil
        ? common().awaitingConfirmation
        : common().registrationStatus[props.status];
  return (
    <>
      {props.status === "rejected" || props.status === "cancelled" ? (
        <Tag>{text()}</Tag>
      ) : (
        <StateBadge meaning={MEANING[props.status]}>{text()}</StateBadge>
      )}
    </>
  );
}
