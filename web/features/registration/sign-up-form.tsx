import { useNavigate } from "@solidjs/router";
import type { EventView } from "@zapisy/core/event/answer";
import { askedFields } from "@zapisy/core/form/rules";
import { errorText, loadError } from "@zapisy/words/error";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { createEffect, createSignal, For, on, Show } from "solid-js";
import { ApiError, newKey, type ApiIssue } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Fieldset } from "../../ui/fieldset.tsx";
import { Notice } from "../../ui/notice.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { ContactLines } from "../event/contact-lines.tsx";
import { textIn } from "../event/event-text.ts";
import { nextAttempt, type Attempt } from "./attempt.state.ts";
import { checkSignUp } from "./check.state.ts";
import { ChoiceField } from "./choice-field.tsx";
import { changedWordings } from "@zapisy/core/registration/rules";
import { draftOf, fromDraft } from "./draft.state.ts";
import { keepDraft, readDraft } from "./draft.ts";
import { createRegistrationForm, type RegistrationForm } from "./form.ts";
import { EMPTY_FORM, proposedChoice, toSignUpInput } from "./form.state.ts";
import { asksNeeds, NeedsFields } from "./needs-fields.tsx";
import { type Outlook, signUpOutlook } from "./outlook.state.ts";
import type { OutcomeState } from "./outcome.state.ts";
import { AskedFields, ContactFields, WhoFields } from "./person-fields.tsx";
import { QuestionField } from "./question-field.tsx";
import { signUp } from "./registration-action.ts";
import styles from "./sign-up-form.module.css";
import { TextDisclosure } from "./text-disclosure.tsx";
import { Told } from "../../ui/told.tsx";

/**
 * The form by which a person signs up. What is typed is kept as a draft in this tab; what a sign-up will
 * come to is said before it is sent; a refusal leaves everything as it was typed.
 */
export function SignUpForm(props: {
  event: EventView;
  /** Seats or texts are not any more what the page shows. */
  onChanged: () => void;
  /** What came of it is in a mail, and a seat is held until then. */
  onMailed: (mailed: { email: string; until: string }) => void;
}): JSX.Element {
  const t = useMessages(loadRegistration);
  const navigate = useNavigate();
  // oxlint-disable-next-line solid/reactivity -- the page makes a new form for another event
  const { slug, form: asked, choiceGroups } = props.event;
  const restored = fromDraft(readDraft(slug), { form: asked, choiceGroups });
  const [isRestored, setIsRestored] = createSignal(restored !== undefined);
  const [changed, setChanged] = createSignal<readonly ApiIssue[]>([]);
  const form = createRegistrationForm({
    event: () => props.event,
    initial: restored ?? EMPTY_FORM,
    check: (values) => checkSignUp(props.event, toSignUpInput(values, locale()), changed()),
  });
  /** What was ticked was another text: it is ticked again. */
  const untick = (issues: readonly ApiIssue[]) => {
    for (const { path } of issues)
      form.set(path === "consents.rules" ? { acceptsRules: false } : { knowsClause: false });
    setChanged((former) => [...former, ...issues]);
  };
  createEffect(
    on(
      () => props.event.wordings,
      (now, before) => untick(changedWordings(before, now)),
      { defer: true },
    ),
  );
  const outlook = () => signUpOutlook(props.event, form.values.choices, form.values.ifFull);

  createEffect(
    on(
      () => draftOf(form.values),
      (draft) => keepDraft(slug, draft),
      { defer: true },
    ),
  );

  const [isSending, setIsSending] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  let attempt: Attempt | undefined;

  const send = async () => {
    if (isSending()) return;
    setFailure(undefined);
    if (!form.check()) return;
    const input = toSignUpInput(form.values, locale());
    // Where nothing is full there is nothing to replace; a stale answer must not change a choice.
    if (!outlook().offersOther) input.ifFull = "reserve";
    input.wordings = props.event.wordings;
    attempt = nextAttempt(attempt, input, newKey);
    setIsSending(true);
    try {
      const answer = await signUp(slug, input, attempt.key);
      keepDraft(slug, undefined);
      if (answer.outcome === "mailed") {
        props.onMailed({ email: input.email.trim(), until: answer.until });
        return;
      }
      const state: OutcomeState = {
        outcome: answer.outcome,
        position: answer.outcome === "reserve" ? answer.position : undefined,
        email: input.email.trim(),
        asked: input.choices,
      };
      navigate(`/registrations/${answer.token}`, { replace: true, state: { signedUp: state } });
    } catch (error) {
      if (error instanceof ApiError && error.issues.length > 0) {
        const outdated = error.issues.filter(({ code }) => /^consent\.\w+_changed$/.test(code));
        untick(outdated);
        form.refuse(error.issues);
        if (outdated.length > 0) props.onChanged();
        return;
      }
      setFailure(() => error);
      if (error instanceof ApiError && error.status === 409) props.onChanged();
    } finally {
      setIsSending(false);
    }
  };

  const clear = () => {
    keepDraft(slug, undefined);
    form.reset(EMPTY_FORM);
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
        <Notice
          meaning="note"
          title={t().signUp.draftRestored}
          actions={<Button onClick={clear}>{t().signUp.draftClear}</Button>}
        >
          <p>{t().signUp.draftHelp}</p>
        </Notice>
      </Show>
      <Show when={outlook().isEventFull}>
        <Notice meaning="wait" title={t().signUp.eventFull}>
          <p>{t().signUp.eventFullHelp}</p>
        </Notice>
      </Show>

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
      <ChoiceSection event={props.event} form={form} outlook={outlook()} />
      <Show when={asksNeeds(props.event.form)}>
        <Fieldset name="needs" look="section" legend={t().signUp.sections.needs} help={t().help.needs}>
          <NeedsFields form={form} ask={props.event.form} />
        </Fieldset>
      </Show>
      <ConsentSection event={props.event} form={form} />

      <div class={styles.send}>
        <Outcome outlook={outlook()} confirmsAddress={props.event.recruitment.confirmAddress} />
        <Failure error={failure()} email={form.values.email} contact={props.event.contact} />
        <Button kind="primary" type="submit" busy={isSending()} wideOnPhone>
          {isSending()
            ? t().signUp.sending
            : outlook().outcome === "reserve"
              ? t().signUp.submitReserve
              : t().signUp.submit}
        </Button>
        <p class={styles.note}>{t().signUp.draftNote}</p>
      </div>
    </form>
  );
}

interface SectionProps {
  event: EventView;
  form: RegistrationForm;
}

/** Questions that propose an option, the choices, and what remains to be asked. */
function ChoiceSection(props: SectionProps & { outlook: Outlook }): JSX.Element {
  const t = useMessages(loadRegistration);
  const questions = (proposing: boolean) =>
    props.event.form.questions.filter(({ proposes }) => Boolean(proposes) === proposing);
  const [chosenByHand, setChosenByHand] = createSignal<ReadonlySet<string>>(new Set());
  const [proposed, setProposed] = createSignal<Record<string, string>>({});
  const choose = (groupId: string, optionId: string) =>
    props.form.set({ choices: { ...props.form.values.choices, [groupId]: optionId } });
  const propose = (questionId: string, answer: string) => {
    const choice = proposedChoice(props.event, questionId, answer, chosenByHand());
    if (!choice) return;
    choose(choice.groupId, choice.optionId);
    setProposed((all) => ({ ...all, [choice.groupId]: choice.optionId }));
  };
  const isProposed = (groupId: string) =>
    proposed()[groupId] !== undefined && proposed()[groupId] === props.form.values.choices[groupId];
  const hasChoices = () => props.event.choiceGroups.length > 0 || questions(true).length > 0;
  const hasQuestions = () =>
    questions(false).length > 0 || askedFields(props.event.form, "questions").length > 0;
  return (
    <>
      <Show when={hasChoices()}>
        <Fieldset name="choices" look="section" legend={t().signUp.sections.choices}>
          <For each={questions(true)}>
            {(question) => (
              <QuestionField
                question={question}
                form={props.form}
                onAnswer={(answer) => propose(question.questionId, answer)}
              />
            )}
          </For>
          <For each={props.event.choiceGroups}>
            {(group) => (
              <ChoiceField
                group={group}
                event={props.event}
                value={props.form.values.choices[group.groupId] ?? ""}
                help={isProposed(group.groupId) ? t().help.proposed : undefined}
                onChange={(optionId) => {
                  setChosenByHand((set) => new Set(set).add(group.groupId));
                  choose(group.groupId, optionId);
                }}
                error={props.form.errorOf(`choices.${group.groupId}`)}
              />
            )}
          </For>
          <FullChoices form={props.form} outlook={props.outlook} />
        </Fieldset>
      </Show>
      <Show when={hasQuestions()}>
        <Fieldset name="questions" look="section" legend={t().signUp.sections.questions}>
          <For each={questions(false)}>
            {(question) => <QuestionField question={question} form={props.form} />}
          </For>
          <AskedFields section="questions" form={props.form} ask={props.event.form} />
        </Fieldset>
      </Show>
    </>
  );
}

/** Says that a chosen option is full, and asks what is to be done about it. */
function FullChoices(props: { form: RegistrationForm; outlook: Outlook }): JSX.Element {
  const t = useMessages(loadRegistration);
  const title = (text: { pl: string; en?: string }) => textIn(locale(), text).text;
  const others = () => props.outlook.fullChoices.flatMap(({ others: list }) => list);
  const otherLabel = () => {
    const [first, ...more] = others();
    if (first && more.length === 0) return t().signUp.ifFullOther(title(first.title));
    return t().signUp.ifFullOtherOf(
      others()
        .map((option) => title(option.title))
        .join(", "),
    );
  };
  return (
    <Show when={props.outlook.fullChoices.length > 0 && !props.outlook.isEventFull}>
      <div class={styles.full}>
        <Notice
          meaning="wait"
          live="status"
          title={t().signUp.optionFull(
            props.outlook.fullChoices.map(({ option }) => title(option.title)).join(", "),
          )}
        >
          <Show when={!props.outlook.offersOther}>
            <p>{t().signUp.onlyReserve}</p>
          </Show>
        </Notice>
        <Show when={props.outlook.offersOther}>
          <RadioGroup
            name="ifFull"
            label={t().signUp.ifFull}
            value={props.form.values.ifFull}
            options={[
              {
                value: "reserve" as const,
                label: t().signUp.ifFullReserve,
                help: t().signUp.ifFullReserveHelp,
              },
              { value: "other_option" as const, label: otherLabel() },
            ]}
            onChange={(ifFull) => props.form.set({ ifFull })}
            error={props.form.errorOf("ifFull")}
          />
        </Show>
      </div>
    </Show>
  );
}

/** The statements without which nobody can sign up; apart from them what is voluntary, unticked. */
function ConsentSection(props: SectionProps): JSX.Element {
  const t = useMessages(loadRegistration);
  const asksOptional = () => props.event.form.imageConsent || props.event.form.newsletterConsent;
  return (
    <Fieldset name="consents" look="section" legend={t().signUp.sections.consents}>
      <div class={styles.statement}>
        <Show when={props.event.informationClause}>
          {(clause) => <TextDisclosure summary={t().signUp.clauseText} text={clause()} />}
        </Show>
        <Checkbox
          name="consents.informationClause"
          label={t().signUp.knowsClause}
          checked={props.form.values.knowsClause}
          onChange={(knowsClause) => props.form.set({ knowsClause })}
          error={props.form.errorOf("consents.informationClause")}
        />
      </div>
      <Show when={props.event.rules}>
        {(rules) => (
          <div class={styles.statement}>
            <TextDisclosure summary={t().signUp.rulesText} text={rules()} />
            <Checkbox
              name="consents.rules"
              label={t().signUp.acceptsRules}
              checked={props.form.values.acceptsRules}
              onChange={(acceptsRules) => props.form.set({ acceptsRules })}
              error={props.form.errorOf("consents.rules")}
            />
          </div>
        )}
      </Show>
      <Show when={asksOptional()}>
        <Fieldset
          name="optionalConsents"
          legend={t().signUp.optionalConsents}
          help={t().signUp.optionalConsentsHelp}
        >
          <Show when={props.event.form.imageConsent}>
            <Checkbox
              name="consents.image"
              label={t().signUp.allowsImage}
              checked={props.form.values.allowsImage}
              onChange={(allowsImage) => props.form.set({ allowsImage })}
              error={props.form.errorOf("consents.image")}
            />
          </Show>
          <Show when={props.event.form.newsletterConsent}>
            <Checkbox
              name="consents.newsletter"
              label={t().signUp.wantsNewsletter}
              checked={props.form.values.wantsNewsletter}
              onChange={(wantsNewsletter) => props.form.set({ wantsNewsletter })}
              error={props.form.errorOf("consents.newsletter")}
            />
          </Show>
        </Fieldset>
      </Show>
    </Fieldset>
  );
}

/** What sending will come to; read aloud when a choice changes it. */
function Outcome(props: { outlook: Outlook; confirmsAddress: boolean | undefined }): JSX.Element {
  const t = useMessages(loadRegistration);
  const words = () =>
    ({
      confirmed: props.confirmsAddress ? t().signUp.willHold : t().signUp.willConfirm,
      reserve: t().signUp.willReserve,
      pending: t().signUp.willPend,
    })[props.outlook.outcome];
  return (
    <p role="status">
      <Told>{words()}</Told>
    </p>
  );
}

/** Why nothing was sent, beside the button that was pressed. */
function Failure(props: { error: unknown; email: string; contact: EventView["contact"] }): JSX.Element {
  const t = useMessages(loadRegistration);
  const errors = useMessages(loadError);
  const refusal = () =>
    props.error instanceof ApiError && props.error.status > 0 && props.error.status < 500
      ? props.error
      : undefined;
  const isOffline = () => props.error instanceof ApiError && props.error.code === "network.offline";
  const text = (error: ApiError) => errorText(errors(), error.code, error.problem);
  return (
    <Show when={props.error}>
      <Show
        when={refusal()}
        fallback={
          <Show when={isOffline()} fallback={<ErrorState error={props.error} />}>
            <Notice meaning="wait" live="alert" title={t().signUp.refusedTitle}>
              <p>{errorText(errors(), "network.offline")}</p>
            </Notice>
          </Show>
        }
      >
        {(error) => (
          <Show
            when={error().code === "registration.duplicate"}
            fallback={
              <Notice
                meaning="stop"
                live="alert"
                title={error().status === 409 ? t().signUp.notOpenTitle : t().signUp.refusedTitle}
              >
                <p>{text(error())}</p>
              </Notice>
            }
          >
            <Notice meaning="note" live="alert" title={t().signUp.duplicateTitle}>
              <p>{t().signUp.duplicate(props.email.trim())}</p>
              <p>{t().signUp.duplicateNamesake}</p>
              <ContactLines contact={props.contact} />
            </Notice>
          </Show>
        )}
      </Show>
    </Show>
  );
}
