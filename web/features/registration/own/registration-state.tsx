import type { PersonalView } from "@zapisy/core/personal-page/answer";
import type { RegistrationStatus } from "@zapisy/core/registration/schema";
import { formatDateTime } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import type { Meaning } from "../../../ui/meaning.tsx";
import { StateBadge } from "../../../ui/tag.tsx";
import styles from "./registration-state.module.css";
import { Told } from "../../../ui/told.tsx";

const MEANING = {
  pending: "note",
  confirmed: "ok",
  reserve: "wait",
  rejected: "stop",
  cancelled: "stop",
} as const satisfies Record<RegistrationStatus, Meaning>;

/** Id of the sentence of {@link RegistrationState}, which can take the focus. */
export const REGISTRATION_STATE_ID = "registration-state";

/** Where a registration stands, in one sentence with a badge, and the reason where one was given. */
export function RegistrationState(props: { view: PersonalView }): JSX.Element {
  const t = useMessages(loadRegistration);
  const common = useMessages(loadCommon);
  const sentence = () => {
    const { status, reservePosition } = props.view;
    const words = t().personal.state;
    if (status === "cancelled" && props.view.heldUntil) return words.lapsed;
    if (status === "pending" && props.view.heldUntil)
      return words.held(formatDateTime(locale(), props.view.heldUntil, props.view.event.timeZone));
    if (status !== "reserve") return words[status];
    return reservePosition ? words.reserve(reservePosition) : words.reserveUnknown;
  };
  return (
    <div class={styles.state}>
      <StateBadge meaning={MEANING[props.view.status]}>
        {props.view.status === "pending" && props.view.heldUntil
          ? common().awaitingConfirmation
          : common().registrationStatus[props.view.status]}
      </StateBadge>
      <h2 class={styles.sentence} id={REGISTRATION_STATE_ID} tabIndex={-1}>
        <Told>{sentence()}</Told>
      </h2>
      <Show
        when={
          (props.view.status === "rejected" || props.view.status === "cancelled") && props.view.statusReason
        }
      >
        {(reason) => (
          <p class={styles.reason}>
            <Told>{t().personal.reason(reason())}</Told>
          </p>
        )}
      </Show>
    </div>
  );
}
