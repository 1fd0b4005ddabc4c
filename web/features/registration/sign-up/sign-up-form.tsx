import { useNavigate, useSearchParams } from "@solidjs/router";
import type { EventView } from "@zapisy/core/event/answer";
import type { OwnInvitation } from "@zapisy/core/invitation/answer";
import { askedFields, criterionPath } from "@zapisy/core/form/rules";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { createEffect, createMemo, createSignal, For, on, Show } from "solid-js";
import { nextAttempt, type Attempt } from "../../../data/attempt.state.ts";
import { ApiError, newKey, request } from "../../../data/client.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { untilLeft } from "../../../data/left.ts";
import { retrying } from "../../../data/retrying.ts";
import { Button } from "../../../ui/button.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { Fieldset } from "../../../ui/fieldset.tsx";
import { LanguageText } from "../../../ui/language-text.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { checkSignUp } from "../form/check.state.ts";
import { changedWordings, isInLine, unmetCriteria } from "@zapisy/core/registration/rules";
import { draftOf, fromDraft } from "./draft.state.ts";
import { keepDraft, readDraft } from "./draft.ts";
import { createRegistrationForm } from "../form/form.ts";
import { EMPTY_FORM, toSignUpInput } from "../form/form.state.ts";
import { asksNeeds, NeedsFields } from "../form/needs-fields.tsx";
import { textIn } from "../../event/event-text.ts";
import { OtherDates } from "../../event/other-dates.tsx";
import { ownSeats } from "../../event/own-seats.state.ts";
import { signUpOutlook } from "./outlook.state.ts";
import type { OutcomeState } from "./outcome.state.ts";
import { AskedFields, ContactFields, WhoFields } from "../form/person-fields.tsx";
import { GroupNotice } from "../group-notice.tsx";
import { RestoredDraft } from "./restored-draft.tsx";
import styles from "./sign-up-form.module.css";
import { AccessCodeSection } from "./sign-up-access-code.tsx";
import { ChoiceSection } from "./sign-up-choices.tsx";
import { ConsentSection } from "./sign-up-consents.tsx";
import { Failure, Outcome } from "./sign-up-end.tsx";

/**
 * The form by which a person signs up. What is typed is kept as a draft in this tab; what a sign-up will
 * come to is said before it is sent; a refusal leaves everything as it was typed.
 */
export function SignUpForm(props: {
  event: EventView;
  /** By which they come: who is invited stands in the form already. */
  invitation?: OwnInvitation;
  /** Seats or texts are not any more what the page shows. */
  onChanged: () => void;
  /** What came of it is in a mail, and a seat is held until then. */
  onMailed: (mailed: { email: string; until: string }) => void;
  /** Whether it is too early to send what is filled in. */
  isEarly: boolean;
}): JSX.Element {
  const t = useMessages(loadRegistration);
  const navigate = useNavigate();
  // oxlint-disable-next-line solid/reactivity -- the page makes a new form for another event
  const { slug } = props.event;
  // oxlint-disable-next-line solid/reactivity -- begins with what the event asks when the form opens
  const restored = fromDraft(readDraft(slug), props.event);
  const [asked] = useSearchParams<{ code?: string }>();
  // oxlint-disable-next-line solid/reactivity -- an invitation's form is that of one address
  const { email = "", firstName = "", lastName = "" } = props.invitation ?? {};
  const blank = { ...EMPTY_FORM, email, firstName, lastName, accessCode: asked.code ?? "" };
  const [isRestored, setIsRestored] = createSignal(restored !== undefined);
  const form = createRegistrationForm({
    event: () => props.event,
    initial: restored ? { ...restored, accessCode: restored.accessCode || blank.accessCode } : blank,
    check: (values, outdated) => checkSignUp(props.event, toSignUpInput(values, locale()), outdated),
  });
  createEffect(
    on(
      () => props.event.wordings,
      (now, before) => form.untick(changedWordings(before, now)),
      { defer: true },
    ),
  );
  // What has to be filled in first says nothing yet.
  const undecided = createMemo(() =>
    unmetCriteria(props.event, toSignUpInput(form.values, locale())).filter(
      (criterion) => criterion.effect === "warn" && !form.isWrong(criterionPath(criterion)),
    ),
  );
  const own = createMemo(() => ownSeats(props.event, toSignUpInput(form.values, locale())));
  const outlook = () =>
    signUpOutlook(props.event, form.values.choices, form.values.ifFull, undecided().length > 0, own());

  createEffect(
    on(
      () => draftOf(form.values, form.formVersion()),
      (draft) => keepDraft(slug, draft),
      { defer: true },
    ),
  );

  const fullTitle = () => {
    const { group, seats } = own();
    if (group) return t().signUp.groupFull(textIn(locale(), group.name).text);
    return seats === props.event.seats.event ? t().signUp.eventFull : t().signUp.commonFull;
  };

  const [isSending, setIsSending] = createSignal(false);
  const [isTryingOn, setTryingOn] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  let attempt: Attempt | undefined;
  const left = untilLeft();

  const send = async () => {
    if (isSending() || props.isEarly) return;
    setFailure(undefined);
    if (!form.check()) return;
    const input = toSignUpInput(form.values, locale());
    // Where nothing is full there is nothing to replace; a stale answer must not change a choice.
    if (!outlook().offersOther) input.ifFull = "reserve";
    input.wordings = props.event.wordings;
    input.formVersion = form.formVersion();
    attempt = nextAttempt(attempt, input, newKey);
    setIsSending(true);
    try {
      // The same contents under the same key give the same answer again, so a lost one is asked for until it comes.
      const { key } = attempt;
      const answer = await retrying(
        () =>
          request("POST", "/api/events/{slug}/registrations", {
            params: { slug },
            body: input,
            idempotencyKey: key,
          }),
        { onWait: () => setTryingOn(true), signal: left },
      );
      keepDraft(slug, undefined);
      if (left.aborted) return;
      if (answer.outcome === "mailed") {
        props.onMailed({ email: input.email.trim(), until: answer.until });
        return;
      }
      const state: OutcomeState = {
        outcome: answer.outcome,
        position: answer.position,
        email: input.email.trim(),
        asked: input.choices,
      };
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

  const clear = () => {
    keepDraft(slug, undefined);
    form.reset(blank);
    setIsRestored(false);
    setFailure(undefined);
  };

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
      <Show when={isRestored()}>
        <RestoredDraft help={t().signUp.draftHelp} onClear={clear} />
      </Show>
      <Show when={outlook().isEventFull}>
        <Notice meaning="wait" title={fullTitle()}>
          <p>{t().signUp.eventFullHelp}</p>
        </Notice>
      </Show>

      <Show when={isInLine(outlook().outcome) && (props.event.otherDates ?? []).length > 0}>
        <section class={styles.full}>
          <OtherDates
            dates={props.event.otherDates ?? []}
            help={t().otherDates.signUpHelp}
            addressOf={(date) => `/events/${date.slug}/sign-up`}
          />
        </section>
      </Show>

      <AccessCodeSection event={props.event} form={form} />
      <Fieldset name="who" look="section" legend={t().signUp.sections.who}>
        <WhoFields form={form} ask={props.event.form} />
      </Fieldset>
      <Fieldset name="contact" look="section" legend={t().signUp.sections.contact}>
        <ContactFields form={form} ask={props.event.form} />
      </Fieldset>
      <Show when={askedFields(props.event.form, "institution").length > 0}>
        <Fieldset name="institution" look="section" legend={t().signUp.sections.institution}>
          <AskedFields section="institution" form={form} ask={props.event.form} />
        </Fieldset>
      </Show>
      <Show when={!form.values.accessCode.trim()}>
        <GroupNotice event={props.event} people={[toSignUpInput(form.values, locale())]} />
      </Show>
      <ChoiceSection event={props.event} form={form} outlook={outlook()} />
      <Show when={asksNeeds(props.event.form)}>
        <Fieldset name="needs" look="section" legend={t().signUp.sections.needs} help={t().help.needs}>
          <NeedsFields form={form} ask={props.event.form} />
        </Fieldset>
      </Show>
      <ConsentSection event={props.event} form={form} />

      <div class={styles.send}>
        <div role="status">
          <Show when={undecided().length > 0}>
            <Notice meaning="wait" title={t().signUp.undecided}>
              <For each={undecided()}>
                {({ words }) => (
                  <p>
                    <LanguageText text={words} />
                  </p>
                )}
              </For>
            </Notice>
          </Show>
        </div>
        <Outcome outlook={outlook()} confirmsAddress={props.event.recruitment.confirmAddress} />
        <Failure error={failure()} email={form.values.email} contact={props.event.contact} />
        <p role="status">{isTryingOn() && t().signUp.tryingOn}</p>
        <Button kind="primary" type="submit" busy={isSending()} disabled={props.isEarly} wideOnPhone>
          {isSending()
            ? t().signUp.sending
            : isInLine(outlook().outcome)
              ? t().signUp.submitReserve
              : t().signUp.submit}
        </Button>
        <p class={styles.note}>{t().signUp.draftNote}</p>
      </div>
    </form>
  );
}
