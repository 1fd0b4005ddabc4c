import { useNavigate } from "@solidjs/router";
import type { EventView } from "@zapisy/core/event/answer";
import { askedFields, criterionPath, neededPaths } from "@zapisy/core/form/rules";
import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { hasPlace, unmetCriteria } from "@zapisy/core/registration/rules";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { createMemo, createSignal, For, Show } from "solid-js";
import { nextAttempt, type Attempt } from "../../../data/attempt.state.ts";
import { ApiError, newKey, request } from "../../../data/client.ts";
import { untilLeft } from "../../../data/left.ts";
import { useMessages } from "../../../data/locale.ts";
import { retrying } from "../../../data/retrying.ts";
import { Button } from "../../../ui/button.tsx";
import { DetailsList } from "../../../ui/details-list.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { Fieldset } from "../../../ui/fieldset.tsx";
import { LanguageText } from "../../../ui/language-text.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { ownSeats } from "../../event/own-seats.state.ts";
import { checkSignUp } from "../form/check.state.ts";
import { createRegistrationForm } from "../form/form.ts";
import { toSignUpInput } from "../form/form.state.ts";
import { asksNeeds, NeedsFields } from "../form/needs-fields.tsx";
import { AskedFields } from "../form/person-fields.tsx";
import disclosure from "../form/text-disclosure.module.css";
import { AccessCodeSection } from "../sign-up/sign-up-access-code.tsx";
import { ChoiceSection } from "../sign-up/sign-up-choices.tsx";
import { ConsentSection } from "../sign-up/sign-up-consents.tsx";
import { Failure } from "../sign-up/sign-up-end.tsx";
import styles from "../sign-up/sign-up-form.module.css";
import type { OutcomeState } from "../sign-up/outcome.state.ts";
import { signUpOutlook } from "../sign-up/outlook.state.ts";
import { movedValues, toMoveInput } from "./move.state.ts";

/** Parts of the form in which stands what was carried over. */
const CARRIED = ["who", "contact", "institution"] as const;

/** What another date asks of somebody who moves there: filled in as far as it was answered before, and sent by one press. */
export function MoveForm(props: {
  view: PersonalView;
  token: string;
  event: EventView;
  /** Seats, texts or the registration are not any more what the page shows. */
  onChanged: () => void;
}): JSX.Element {
  const t = useMessages(loadRegistration);
  const navigate = useNavigate();
  const input = () => toSignUpInput(form.values, props.view.locale);
  const form = createRegistrationForm({
    event: () => props.event,
    // oxlint-disable-next-line solid/reactivity -- begins with what is known when the form opens
    initial: movedValues(props.view, props.event),
    check: (values, outdated) => checkSignUp(props.event, toSignUpInput(values, props.view.locale), outdated),
  });
  const isCarriedWrong = () =>
    CARRIED.flatMap((section) => askedFields(props.event.form, section))
      .flatMap((id) => neededPaths(id))
      .some((path) => form.isWrong(path));
  // What is missing is shown from the beginning; what is complete need not be looked at.
  const isOpenAtFirst = isCarriedWrong();
  const undecided = createMemo(() =>
    unmetCriteria(props.event, input()).filter(
      (criterion) => criterion.effect === "warn" && !form.isWrong(criterionPath(criterion)),
    ),
  );
  const outlook = () =>
    signUpOutlook(
      props.event,
      form.values.choices,
      "reserve",
      undecided().length > 0,
      ownSeats(props.event, input()),
    );
  const [isSending, setIsSending] = createSignal(false);
  const [isTryingOn, setTryingOn] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  let attempt: Attempt | undefined;
  const left = untilLeft();

  const send = async () => {
    if (isSending()) return;
    setFailure(undefined);
    if (!form.check()) return;
    const sent = { ...input(), wordings: props.event.wordings, formVersion: form.formVersion() };
    const body = toMoveInput(sent, props.event.slug, props.view.version);
    attempt = nextAttempt(attempt, body, newKey);
    setIsSending(true);
    try {
      const { key } = attempt;
      const answer = await retrying(
        () =>
          request("POST", "/api/registrations/{token}/move", {
            params: { token: props.token },
            body,
            idempotencyKey: key,
          }),
        { onWait: () => setTryingOn(true), signal: left },
      );
      if (left.aborted) return;
      const { outcome, position } = answer;
      const state: OutcomeState = { outcome, position, email: sent.email, asked: sent.choices };
      navigate(`/registrations/${answer.token}`, { replace: true, state: { signedUp: state } });
    } catch (error) {
      if (left.aborted) return;
      if (error instanceof ApiError && error.issues.length > 0) {
        if (form.refuse(error)) props.onChanged();
        return;
      }
      setFailure(() => error);
      if (error instanceof ApiError && error.status === 409) props.onChanged();
    } finally {
      setIsSending(false);
      setTryingOn(false);
    }
  };
  const who = () => [
    { term: t().field.fullName, description: () => `${props.view.firstName} ${props.view.lastName}` },
    { term: t().field.email, description: () => props.view.email },
  ];

  return (
    <form
      class={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary issues={form.summary()} attempt={form.attempts()} />
      <section class={styles.full} aria-label={t().otherDates.carried}>
        <DetailsList items={who()} />
        <Show when={CARRIED.some((section) => askedFields(props.event.form, section).length > 0)}>
          <details
            class={disclosure.disclosure}
            open={isOpenAtFirst || (form.attempts() > 0 && isCarriedWrong())}
          >
            <summary>{t().otherDates.carried}</summary>
            <div class={styles.full}>
              <p class={styles.note}>{t().otherDates.carriedHelp}</p>
              <For each={CARRIED}>
                {(section) => <AskedFields section={section} form={form} ask={props.event.form} />}
              </For>
            </div>
          </details>
        </Show>
      </section>
      <AccessCodeSection event={props.event} form={form} />
      <ChoiceSection event={props.event} form={form} outlook={{ ...outlook(), fullChoices: [] }} />
      <Show when={asksNeeds(props.event.form)}>
        <Fieldset name="needs" look="section" legend={t().signUp.sections.needs} help={t().help.needs}>
          <NeedsFields form={form} ask={props.event.form} />
        </Fieldset>
      </Show>
      <ConsentSection event={props.event} form={form} />

      <div class={styles.send}>
        <div role="status">
          <Show when={undecided().length > 0}>
            <Notice meaning="wait" title={t().otherDates.undecided}>
              <For each={undecided()}>
                {({ words }) => (
                  <p>
                    <LanguageText text={words} />
                  </p>
                )}
              </For>
            </Notice>
          </Show>
          <Show when={undecided().length === 0 && !hasPlace(outlook().outcome)}>
            <Notice meaning="wait" title={t().otherDates.full} />
          </Show>
        </div>
        <p>{t().otherDates.confirm}</p>
        <Failure error={failure()} email={form.values.email} contact={props.event.contact} />
        <p role="status">{isTryingOn() && t().signUp.tryingOn}</p>
        <Button
          kind="primary"
          type="submit"
          busy={isSending()}
          disabled={!hasPlace(outlook().outcome)}
          wideOnPhone
        >
          {isSending() ? t().otherDates.sending : t().otherDates.submit}
        </Button>
      </div>
    </form>
  );
}
