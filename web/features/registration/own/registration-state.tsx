import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { isActive, isHeld, isOffered, isOfInstitution, standsIn } from "@zapisy/core/registration/rules";
import { formatDateTime } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { textIn } from "../../event/event-text.ts";
import { groupName } from "../group-name.ts";
import { meaningOf } from "../status-meaning.ts";
import { WhyWaiting } from "../why-waiting.tsx";
import { StateBadge } from "../../../ui/tag.tsx";
import styles from "./registration-state.module.css";
import { Told } from "../../../ui/told.tsx";

/** Id of the sentence of {@link RegistrationState}, which can take the focus. */
const REGISTRATION_STATE_ID = "registration-state";

/** Leads whoever pressed a button that is gone to what the registration is now. */
export function showState(): void {
  // After a dialog, which gives the focus back to the button that opened it.
  requestAnimationFrame(() => {
    const state = document.getElementById(REGISTRATION_STATE_ID);
    state?.scrollIntoView({ block: "center" });
    state?.focus({ preventScroll: true });
  });
}

/** Where a registration stands, in one sentence with a badge, and the reason where one was given. */
export function RegistrationState(props: { view: PersonalView }): JSX.Element {
  const t = useMessages(loadRegistration);
  const common = useMessages(loadCommon);
  const isUndecided = () => standsIn(props.view.status) === "pends";
  const sentence = () => {
    const { status, reservePosition, heldUntil, offeredUntil, event, movedTo, handedOver } = props.view;
    const words = t().personal.state;
    if (movedTo) return words.moved(textIn(locale(), movedTo).text);
    if (handedOver) return words.handedOver;
    if (offeredUntil) {
      const until = formatDateTime(locale(), offeredUntil, event.timeZone);
      return isOffered(props.view) ? words.offered(until) : words.offerLapsed(until);
    }
    if (heldUntil && !isActive(status)) return words.lapsed;
    if (heldUntil && isHeld(props.view))
      return words.held(formatDateTime(locale(), heldUntil, event.timeZone));
    if (!reservePosition) return common().status[status].sentence;
    if (props.view.waitLimits.some(isOfInstitution)) return words.inInstitutionLine(reservePosition);
    const group = groupName(props.view);
    return group ? words.inGroupLine(reservePosition, group) : words.inLine(reservePosition);
  };
  const badge = () => {
    if (props.view.movedTo) return t().personal.state.movedName;
    if (props.view.handedOver) return t().personal.state.handedOverName;
    return isHeld(props.view) ? common().awaitingConfirmation : common().status[props.view.status].name;
  };
  const isPassedOn = () => props.view.movedTo !== undefined || props.view.handedOver === true;
  return (
    <div class={styles.state}>
      <StateBadge meaning={isPassedOn() ? "note" : meaningOf(props.view.status)}>{badge()}</StateBadge>
      <h2 class={styles.sentence} id={REGISTRATION_STATE_ID} tabIndex={-1}>
        <Told>{sentence()}</Told>
      </h2>
      <Show when={props.view.movedTo}>
        <p class={styles.reason}>{t().personal.state.movedHelp}</p>
      </Show>
      <WhyWaiting person={props.view} event={props.view.event} class={styles.reason} />
      <Show when={props.view.waitsTogether}>
        <p class={styles.reason}>{t().personal.state.together}</p>
      </Show>
      <Show when={(!isActive(props.view.status) || isUndecided()) && props.view.statusReason}>
        {(reason) => (
          <p class={styles.reason}>
            <Told>{t().personal.reason(reason())}</Told>
          </p>
        )}
      </Show>
    </div>
  );
}
