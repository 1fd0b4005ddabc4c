import type { StaffEventView } from "@zapisy/core/event/answer";
import { hasPlace, isInLine, isOffered, isQuota } from "@zapisy/core/registration/rules";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createEffect, createSignal, For, Match, on, onCleanup, Show, Switch } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { mayAnywhere } from "../../../data/right.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { LATER_MS } from "../../history/later.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { MailTrouble } from "../../undelivered/mail-trouble.tsx";
import { fullScopes } from "../full-seats.state.ts";
import styles from "../participant.module.css";
import type { RegistrationDetails } from "../registration-api.ts";
import { getRegistration } from "../registration-api.ts";
import { WhyWaiting } from "../../registration/why-waiting.tsx";
import { StatusBadge } from "../status-badge.tsx";
import type { PersonProps } from "./person-props.ts";
import { Facts } from "./person-facts.tsx";
import { DataForm, StatusForm } from "./person-forms.tsx";
import { TurnForm } from "./turn-form.tsx";

interface RegistrationSheetProps {
  event: StaffEventView;
  registrationId: string;
  mayChange: boolean;
  /** Something changed: lists and seats want to know. */
  onChanged: () => void;
  /** Shows another registration in its place. */
  onOpen: (registrationId: string) => void;
  onClose: () => void;
}

/** One person at the side of the list: answers, needs, consents, messages, history, and what can be done. */
export function RegistrationSheet(props: RegistrationSheetProps): JSX.Element {
  const t = useMessages(loadStaff);
  const [details, setDetails] = createSignal<RegistrationDetails>();
  const [error, setError] = createSignal<unknown>();
  let later: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(later));
  const load = async () => {
    const id = props.registrationId;
    setError(undefined);
    try {
      const loaded = await getRegistration(props.event.eventId, id);
      if (id === props.registrationId) setDetails(loaded);
    } catch (caught) {
      if (id === props.registrationId) setError(caught);
    }
  };
  const reload = async () => {
    await load();
    props.onChanged();
    // Messages and history follow a change after a moment.
    clearTimeout(later);
    later = setTimeout(() => void load(), LATER_MS);
  };
  createEffect(
    on(
      () => props.registrationId,
      () => {
        setDetails(undefined);
        void load();
      },
    ),
  );
  const name = () => {
    const person = details();
    return person ? `${person.firstName} ${person.lastName}` : t().registrations.caption;
  };
  return (
    <Dialog open look="sheet" title={name()} onClose={() => props.onClose()}>
      <Show when={error()}>{(caught) => <ErrorState error={caught()} retry={load} />}</Show>
      <Show when={details()} fallback={<Show when={!error()}>{<Skeleton lines={8} />}</Show>}>
        {(person) => (
          <Person
            event={props.event}
            person={person()}
            mayChange={props.mayChange}
            onChanged={reload}
            onSeats={props.onChanged}
            onOpen={props.onOpen}
          />
        )}
      </Show>
    </Dialog>
  );
}

type Mode = "read" | "data" | "choices" | "status" | "turn";

function Person(props: PersonProps): JSX.Element {
  const t = useMessages(loadStaff);
  const [mode, setMode] = createSignal<Mode>("read");
  const close = () => setMode("read");
  const groupOf = () => {
    const own = props.event.recruitment.groups?.find(({ groupId }) => groupId === props.person.group);
    return own && inLocale(own.name, locale()).text;
  };
  const unmet = () =>
    (props.event.form.criteria ?? []).filter(({ criterionId }) => props.person.unmet?.includes(criterionId));
  return (
    <div class={styles.sheet}>
      <div class={styles.top}>
        <StatusBadge person={props.person} timeZone={props.event.timeZone} />
        <Show when={isOffered(props.person) && !props.person.email}>
          <p class={styles.note}>{t().person.offerByTelephone}</p>
        </Show>
        <Show when={groupOf()}>{(name) => <p class={styles.note}>{t().person.group(name())}</p>}</Show>
        <WhyWaiting person={props.person} event={props.event} class={styles.note} />
        <Show when={props.person.waitsTogether}>
          <p class={styles.note}>{t().person.waitsTogether}</p>
        </Show>
        <Show when={hasPlace(props.person.status) && props.person.pastLimit}>
          {(past) => (
            <p class={styles.note}>
              {t().pastLimit.admitted(
                [
                  ...fullScopes(props.event, past()).map(({ title }) =>
                    title ? inLocale(title, locale()).text : t().pastLimit.wholeEvent,
                  ),
                  ...(past().some(isQuota) ? [t().pastLimit.institution] : []),
                ].join(", "),
              )}
            </p>
          )}
        </Show>
        <MailTrouble
          event={props.event}
          registrationId={props.person.registrationId}
          trouble={props.person.trouble}
          mayChange={props.mayChange}
          onChanged={props.onChanged}
        />
        <Show when={unmet().length > 0}>
          <Notice meaning="wait" title={t().criteria.unmetText}>
            <For each={unmet()}>{({ words }) => <p>{inLocale(words, locale()).text}</p>}</For>
          </Notice>
        </Show>
        <Show when={props.person.statusReason}>
          {(reason) => <p class={styles.note}>{t().person.statusReason(reason())}</p>}
        </Show>
        <Show when={props.mayChange && mode() === "read"}>
          <div class={styles.actions}>
            <Button onClick={() => setMode("status")}>{t().person.changeStatus}</Button>
            <Show when={props.event.choiceGroups.length > 0 || Object.keys(props.person.choices).length > 0}>
              <Button onClick={() => setMode("choices")}>{t().person.changeChoice}</Button>
            </Show>
            <Show when={isInLine(props.person.status)}>
              <Button onClick={() => setMode("turn")}>{t().person.changeTurn}</Button>
            </Show>
            <Button onClick={() => setMode("data")}>{t().person.correct}</Button>
            <Show when={mayAnywhere("privacy.requests")}>
              <LinkButton href={`/staff/privacy?registration=${props.person.registrationId}`}>
                {t().person.privacy}
              </LinkButton>
            </Show>
          </div>
        </Show>
      </div>
      <Switch>
        <Match when={mode() === "status"}>
          <StatusForm {...props} onDone={close} />
        </Match>
        <Match when={mode() === "turn"}>
          <TurnForm {...props} onDone={close} />
        </Match>
        <Match when={mode() === "data" || mode() === "choices"}>
          <DataForm {...props} onlyChoices={mode() === "choices"} onDone={close} />
        </Match>
      </Switch>
      <Show when={mode() !== "data"}>
        <Facts {...props} />
      </Show>
    </div>
  );
}
