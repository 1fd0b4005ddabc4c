import { leavesAddress, prerequisitesOf, statusChanges } from "@zapisy/core/registration/rules";
import type { RegistrationStatus, StaffRegistrationPatch } from "@zapisy/core/registration/schema";
import { EmailSchema } from "@zapisy/core/shared/field";
import { loadCommon } from "@zapisy/words/common";
import { loadNamesake } from "@zapisy/words/namesake";
import { loadShell } from "@zapisy/words/shell";
import { loadStaff } from "@zapisy/words/staff";
import { loadUndelivered } from "@zapisy/words/undelivered";
import * as v from "valibot";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { ApiError } from "../../../data/client.ts";
import { useMessages } from "../../../data/locale.ts";
import { focusField, focusRefused } from "../../../forms/focus-field.ts";
import { createRefusals } from "../../../forms/refusals.ts";
import { Remarks } from "../../../forms/remarks.tsx";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { useKnownPeople } from "../../namesake/known-people.ts";
import { NamesakeQuestion } from "../../namesake/namesake-question.tsx";
import { statementOf } from "../../namesake/namesake.state.ts";
import { createFormVersion } from "../../../forms/form-version.ts";
import { FullSeats } from "../full-seats.tsx";
import { ChoiceFields, MoreFields, NameFields } from "../person-fields.tsx";
import type { PersonDraft } from "../person-fields.state.ts";
import { checkCorrection, draftOfPerson } from "../person-fields.state.ts";
import styles from "../participant.module.css";
import { changeRegistration } from "../registration-api.ts";
import type { PersonProps } from "./person-props.ts";

/** Sends a change and says what went wrong; when somebody else was faster, the person is loaded again. */
function useChange(props: PersonProps) {
  const { refuse, fail, clear, error, remarks } = createRefusals(focusRefused);
  const namesakes = useKnownPeople(() => props.event.timeZone);
  const version = createFormVersion(() => props.event);
  /** Scopes that had no seat, and what was wanted. */
  const [full, setFull] = createSignal<{ scopes: readonly string[]; patch: StaffRegistrationPatch }>();
  const change = async (patch: StaffRegistrationPatch): Promise<boolean> => {
    clear();
    setFull(undefined);
    try {
      const body = { ...patch, formVersion: version.version() };
      await changeRegistration(props.event.eventId, props.person.registrationId, body);
      await props.onChanged();
      return true;
    } catch (caught) {
      if (namesakes.isAsked(caught)) focusField("namesakes.who");
      else if (caught instanceof ApiError && Array.isArray(caught.problem.full)) {
        setFull({ scopes: caught.problem.full as string[], patch });
        // The seats that are shown with it are those of now.
        props.onSeats();
      } else fail(caught);
      if (version.tells(caught)) props.onSeats();
      if (caught instanceof ApiError && caught.code === "registration.version_conflict")
        await props.onChanged();
      return false;
    }
  };
  /** What goes with a change about namesakes; undefined while that is not answered, or when it is one of them. */
  const statement = () => {
    const who = namesakes.decide();
    if (who.outcome === "unanswered") refuse(who.issues);
    else if (who.outcome === "listed") props.onOpen(who.id);
    else return statementOf(who);
    return undefined;
  };
  const Question = () => (
    <NamesakeQuestion
      listed={namesakes.listed()}
      answer={namesakes.answer()}
      onAnswer={namesakes.setAnswer}
      error={error}
    />
  );
  const isListed = () => namesakes.decide().outcome === "listed";
  return { change, error, remarks, refuse, full, statement, Question, isListed, forget: namesakes.forget };
}

/** Gives a person another status, with a reason. */
export function StatusForm(props: PersonProps & { onDone: () => void }): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const words = useMessages(loadNamesake);
  const { change, error, remarks, refuse, full, statement, Question, isListed } = useChange(props);
  const allowed = () => statusChanges(props.event.recruitment.mode, props.person.status);
  const [status, setStatus] = createSignal<RegistrationStatus>();
  const [reason, setReason] = createSignal("");
  const save = async () => {
    const chosen = status();
    const missing = [
      ...(chosen ? [] : [{ path: "status", code: "field.required" }]),
      ...(reason().trim() ? [] : [{ path: "reason", code: "field.required" }]),
    ];
    if (!chosen || missing.length > 0) return refuse(missing);
    const said = statement();
    if (said) await send({ status: chosen, reason: reason().trim(), version: props.person.version, ...said });
  };
  const send = async (patch: StaffRegistrationPatch) => {
    const name = `${props.person.firstName} ${props.person.lastName}`;
    if (!(await change(patch))) return;
    if (patch.status) showToast({ text: t().person.statusSaved(name, common().status[patch.status].name) });
    props.onDone();
  };
  return (
    <form
      class={styles.box}
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <RadioGroup
        name="status"
        label={t().person.newStatus}
        help={props.event.publishedAt ? t().person.statusTold : t().person.statusToldLater}
        value={status()}
        error={error("status")}
        options={allowed().map((value) => ({ value, label: common().status[value].action }))}
        onChange={setStatus}
      />
      <TextField
        name="reason"
        label={t().person.reason}
        help={t().person.reasonHelp}
        maxLength={300}
        value={reason()}
        error={error("reason")}
        onInput={setReason}
      />
      <Question />
      <Full {...props} full={full()} onSend={send} />
      <Remarks texts={remarks()} />
      <div class={styles.actions}>
        <Button kind="primary" onClick={save}>
          {isListed() ? words().open : t().person.saveStatus}
        </Button>
        <Cancel onDone={props.onDone} />
      </div>
    </form>
  );
}

/** Corrects what a person said of themselves, or what they chose. */
export function DataForm(props: PersonProps & { onlyChoices: boolean; onDone: () => void }): JSX.Element {
  const t = useMessages(loadStaff);
  const words = useMessages(loadNamesake);
  const undelivered = useMessages(loadUndelivered);
  const { change, error, remarks, refuse, full, statement, Question, isListed, forget } = useChange(props);
  // oxlint-disable-next-line solid/reactivity -- the form begins with the person and then is its own
  const [draft, setDraft] = createSignal<PersonDraft>(draftOfPerson(props.person));
  const fields = {
    get event() {
      return props.event;
    },
    get draft() {
      return draft();
    },
    get held() {
      return props.person;
    },
    onChange: (part: Partial<PersonDraft>) => {
      setDraft((now) => ({ ...now, ...part }));
      if ("firstName" in part || "lastName" in part || "email" in part || "phone" in part) forget();
    },
    error,
  };
  /** Whether what is chosen now asks for something to have been completed that the former choice did not. */
  const asksMore = () => {
    const before = prerequisitesOf(props.event.form, props.person.choices);
    return prerequisitesOf(props.event.form, draft().choices).some((one) => !before.includes(one));
  };
  /** The address to which goes what did not arrive, once it is saved. */
  const sendsAgainTo = () => {
    const email = draft().email.trim();
    const isOther = !props.person.email || leavesAddress({ email: props.person.email }, { email });
    return props.person.trouble.undelivered && isOther && v.is(EmailSchema, email) ? email : undefined;
  };
  const save = async () => {
    // Needs are not corrected here: they were given with consent and leave with it.
    const part = props.onlyChoices ? "choices" : "data";
    const checked = checkCorrection(draft(), props.person, props.event, part);
    if (!checked.valid) return refuse(checked.issues);
    const said = statement();
    const reason = asksMore() ? draft().reason.trim() : "";
    if (said) await send({ ...checked.patch, ...said, ...(reason && { reason }) });
  };
  const send = async (patch: StaffRegistrationPatch) => {
    if (!(await change(patch))) return;
    showToast({ text: props.onlyChoices ? t().person.choiceSaved : t().person.saved });
    props.onDone();
  };
  return (
    <form
      class={styles.box}
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Show
        when={props.onlyChoices}
        fallback={
          <>
            <NameFields
              {...fields}
              afterEmail={
                <Show when={sendsAgainTo()}>
                  {(email) => (
                    <Notice meaning="note" live="status">
                      <p>{undelivered().willBeSent(email())}</p>
                    </Notice>
                  )}
                </Show>
              }
            />
            <Question />
            <MoreFields {...fields} />
            <TextField
              name="room"
              label={t().person.room}
              help={t().person.roomHelp}
              autocomplete="off"
              maxLength={40}
              value={draft().room}
              error={error("room")}
              onInput={(room) => setDraft((now) => ({ ...now, room }))}
            />
          </>
        }
      >
        <ChoiceFields {...fields} />
        <Show when={asksMore()}>
          <TextField
            name="reason"
            label={t().person.reason}
            help={t().criteria.choiceReasonHelp}
            optional
            maxLength={300}
            value={draft().reason}
            error={error("reason")}
            onInput={(reason) => fields.onChange({ reason })}
          />
        </Show>
      </Show>
      <Full {...props} full={full()} onSend={send} />
      <Remarks texts={remarks()} />
      <div class={styles.actions}>
        <Button kind="primary" onClick={save}>
          {isListed() ? words().open : t().action.save}
        </Button>
        <Cancel onDone={props.onDone} />
      </div>
    </form>
  );
}

/** The ways on from a change that found no seat. */
function Full(
  props: PersonProps & {
    full: { scopes: readonly string[]; patch: StaffRegistrationPatch } | undefined;
    onSend: (patch: StaffRegistrationPatch) => Promise<void>;
  },
): JSX.Element {
  const chosen = (patch: StaffRegistrationPatch) => ({
    ...props.person.choices,
    ...Object.fromEntries(Object.entries(patch.choices ?? {}).flatMap(([id, to]) => (to ? [[id, to]] : []))),
  });
  return (
    <Show when={props.full} keyed>
      {({ scopes, patch }) => (
        <FullSeats
          event={props.event}
          name={`${props.person.firstName} ${props.person.lastName}`}
          choices={chosen(patch)}
          full={scopes}
          reason={patch.reason ?? ""}
          onChoose={(choices) => props.onSend({ ...patch, choices })}
          onAdmit={(reason) => props.onSend({ ...patch, reason, pastLimit: true })}
        />
      )}
    </Show>
  );
}

function Cancel(props: { onDone: () => void }): JSX.Element {
  const t = useMessages(loadShell);
  return <Button onClick={() => props.onDone()}>{t().action.cancel}</Button>;
}
