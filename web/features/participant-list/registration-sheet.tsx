import type { StaffEventView } from "@zapisy/core/event/answer";
import { everAsked, everOffered } from "@zapisy/core/event/rules";
import { answerText, fieldHref, shownField } from "@zapisy/core/form/rules";
import { FIELD_IDS } from "@zapisy/core/form/schema";
import { statusChanges } from "@zapisy/core/registration/rules";
import type { RegistrationStatus, StaffRegistrationPatch } from "@zapisy/core/registration/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { formatDateTime } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { listedName, loadForm } from "@zapisy/words/form";
import { loadMail } from "@zapisy/words/mail";
import { loadNamesake } from "@zapisy/words/namesake";
import { loadShell } from "@zapisy/words/shell";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createEffect, createSignal, For, Match, on, onCleanup, Show, Switch } from "solid-js";
import { ApiError } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { useFieldWords } from "../../forms/field-texts.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { DetailsList } from "../../ui/details-list.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { fieldId } from "../../ui/field.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { StateBadge } from "../../ui/tag.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { useHistoryWords } from "../history/history-words.ts";
import { useKnownPeople } from "../namesake/known-people.ts";
import { NamesakeQuestion } from "../namesake/namesake-question.tsx";
import { statementOf } from "../namesake/namesake.state.ts";
import { useErrorText } from "../../data/error-text.ts";
import { ConsentList } from "./consent-list.tsx";
import { fullScopes } from "./full-seats.state.ts";
import { FullSeats } from "./full-seats.tsx";
import { ChoiceFields, MoreFields, NameFields } from "./person-fields.tsx";
import type { PersonDraft } from "./person-fields.state.ts";
import { checkCorrection, draftOfPerson } from "./person-fields.state.ts";
import styles from "./participant.module.css";
import { Remarks, useRefusedFields } from "./refused-fields.tsx";
import type { RegistrationDetails } from "./registration-api.ts";
import { changeRegistration, getRegistration, renewLink } from "./registration-api.ts";
import { StatusBadge } from "./status-badge.tsx";

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

/** How long after a change its messages and its entry in the history are there. */
const LATER_MS = 2500;

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

interface PersonProps {
  event: StaffEventView;
  person: RegistrationDetails;
  mayChange: boolean;
  onChanged: () => Promise<void>;
  /** Seats are not what they were shown as. */
  onSeats: () => void;
  onOpen: (registrationId: string) => void;
}

type Mode = "read" | "data" | "choices" | "status";

function Person(props: PersonProps): JSX.Element {
  const t = useMessages(loadStaff);
  const [mode, setMode] = createSignal<Mode>("read");
  const close = () => setMode("read");
  return (
    <div class={styles.sheet}>
      <div class={styles.top}>
        <StatusBadge
          status={props.person.status}
          position={props.person.reservePosition}
          heldUntil={props.person.heldUntil}
        />
        <Show when={props.person.pastLimit}>
          {(past) => (
            <p class={styles.note}>
              {t().pastLimit.admitted(
                fullScopes(props.event, past())
                  .map(({ title }) => (title ? inLocale(title, locale()).text : t().pastLimit.wholeEvent))
                  .join(", "),
              )}
            </p>
          )}
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
            <Button onClick={() => setMode("data")}>{t().person.correct}</Button>
          </div>
        </Show>
      </div>
      <Switch>
        <Match when={mode() === "status"}>
          <StatusForm {...props} onDone={close} />
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

/** Sends a change and says what went wrong; when somebody else was faster, the person is loaded again. */
function useChange(props: PersonProps) {
  const errors = useErrorText();
  const { refuse, clear, error, others } = useRefusedFields();
  const namesakes = useKnownPeople(() => props.event.timeZone);
  const [failure, setFailure] = createSignal<string>();
  /** Scopes that had no seat, and what was wanted. */
  const [full, setFull] = createSignal<{ scopes: readonly string[]; patch: StaffRegistrationPatch }>();
  const change = async (patch: StaffRegistrationPatch): Promise<boolean> => {
    clear();
    setFailure(undefined);
    setFull(undefined);
    try {
      await changeRegistration(props.event.eventId, props.person.registrationId, patch);
      await props.onChanged();
      return true;
    } catch (caught) {
      if (caught instanceof ApiError && caught.issues.length > 0) refuse(caught.issues);
      else if (namesakes.isAsked(caught))
        queueMicrotask(() => document.getElementById(fieldId("namesakes.who"))?.focus());
      else if (caught instanceof ApiError && Array.isArray(caught.problem.full)) {
        setFull({ scopes: caught.problem.full as string[], patch });
        // The seats that are shown with it are those of now.
        props.onSeats();
      } else setFailure(errors.ofError(caught));
      if (caught instanceof ApiError && caught.code === "registration.version_conflict")
        await props.onChanged();
      return false;
    }
  };
  /** What stands above the buttons: why it failed, and what is refused without a field of this form. */
  const remarks = () => [...others(), failure()].filter((text) => text !== undefined);
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

function StatusForm(props: PersonProps & { onDone: () => void }): JSX.Element {
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
    if (patch.status)
      showToast({ text: t().person.statusSaved(name, common().registrationStatus[patch.status]) });
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
        options={allowed().map((value) => ({ value, label: t().person.statusAction[value] }))}
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

function DataForm(props: PersonProps & { onlyChoices: boolean; onDone: () => void }): JSX.Element {
  const t = useMessages(loadStaff);
  const words = useMessages(loadNamesake);
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
  const save = async () => {
    // Needs are not corrected here: they were given with consent and leave with it.
    const part = props.onlyChoices ? "choices" : "data";
    const checked = checkCorrection(draft(), props.person, props.event, part);
    if (!checked.valid) return refuse(checked.issues);
    const said = statement();
    if (said) await send({ ...checked.patch, ...said });
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
            <NameFields {...fields} />
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

/** From whom staff told this person apart, and how. */
function Namesakes(props: PersonProps): JSX.Element {
  const t = useMessages(loadNamesake);
  return (
    <Show when={props.person.namesakes}>
      {(said) => (
        <Section title={t().told}>
          <p>{t().toldText(said().reason)}</p>
          <div class={styles.actions}>
            <For each={said().registrationIds}>
              {(id) => (
                <Button small onClick={() => props.onOpen(id)}>
                  {t().open}
                </Button>
              )}
            </For>
          </div>
        </Section>
      )}
    </Show>
  );
}

function Facts(props: PersonProps): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const mails = useMessages(loadMail);
  const historyWords = useHistoryWords();
  const words = useMessages(loadForm);
  const fieldWords = useFieldWords();
  const at = (instant: string) => formatDateTime(locale(), instant, props.event.timeZone);
  const text = (term: string, value: string | undefined) =>
    value ? [{ term, description: () => value as JSX.Element }] : [];
  const facts = () => {
    const person = props.person;
    return [
      ...(person.email
        ? [
            {
              term: t().person.email,
              description: () => <a href={`mailto:${person.email}`}>{person.email}</a>,
            },
          ]
        : [{ term: t().person.email, description: () => t().registrations.noEmail as JSX.Element }]),
      ...FIELD_IDS.flatMap((id) => {
        const [first, ...more] = shownField(id, person, fieldWords());
        if (!first) return [];
        const href = fieldHref(id, person);
        return [
          {
            term: listedName(words(), id),
            description: () => (
              <>
                {href ? <a href={href}>{first.text}</a> : first.text}
                <For each={more}>
                  {({ text: line }) => (
                    <>
                      <br />
                      <small>{line}</small>
                    </>
                  )}
                </For>
              </>
            ),
          },
        ];
      }),
      ...text(t().person.room, person.room),
      ...text(t().person.source, common().registrationSource[person.source]),
      ...text(t().person.createdAt, at(person.createdAt)),
    ];
  };
  const choices = () => {
    const offered = new Set(props.event.choiceGroups.flatMap(({ options }) => options));
    const isAsked = (groupId: string) => props.event.choiceGroups.some((group) => group.groupId === groupId);
    return everOffered(props.event).flatMap((group) => {
      const option = group.options.find(({ optionId }) => optionId === props.person.choices[group.groupId]);
      if (!option && !isAsked(group.groupId)) return [];
      const name = option && inLocale(option.title, locale()).text;
      const shown = option && name && !offered.has(option) ? t().recruitment.retiredMark(name) : name;
      return [
        { term: inLocale(group.title, locale()).text, description: () => shown ?? t().person.noChoice },
      ];
    });
  };
  const answers = () =>
    everAsked(props.event).flatMap((question) => {
      const answer = props.person.answers[question.questionId];
      if (!answer) return [];
      const shown = answerText(question, answer, words().value, locale());
      return [{ term: inLocale(question.label, locale()).text, description: () => shown }];
    });
  const needs = () => {
    const given = props.person.needs;
    if (!given) return [];
    return [
      ...text(t().person.diet, given.diet && common().diet[given.diet]),
      ...text(t().person.access, given.access?.map((need) => common().accessNeed[need]).join(", ")),
      ...text(t().person.needsRemark, given.note),
    ];
  };
  return (
    <>
      <Section title={t().person.contact}>
        <DetailsList items={facts()} />
      </Section>
      <Namesakes {...props} />
      <Show when={choices().length > 0}>
        <Section title={t().person.choices}>
          <DetailsList items={choices()} />
        </Section>
      </Show>
      <Show when={answers().length > 0}>
        <Section title={t().person.answers}>
          <DetailsList items={answers()} />
        </Section>
      </Show>
      <Show when={needs().length > 0}>
        <Section title={t().person.needs} note={t().person.needsNote(props.person.needsUntil)}>
          <DetailsList items={needs()} />
        </Section>
      </Show>
      <Section title={t().person.consents}>
        <ConsentList event={props.event} person={props.person} />
      </Section>
      <Section title={t().person.messages}>
        <Show
          when={props.person.messages.length > 0}
          fallback={<p class={styles.note}>{t().person.noMessages}</p>}
        >
          <ul class={styles.entries} role="list">
            <For each={props.person.messages}>
              {(message) => (
                <li class={styles.entry}>
                  <span>
                    {mails().kind[message.kind]?.name}
                    <br />
                    <small>{at(message.sentAt ?? message.queuedAt)}</small>
                  </span>
                  <StateBadge
                    meaning={
                      message.state === "sent" || message.state === "delivered"
                        ? "ok"
                        : message.state === "queued" || message.state === "sending"
                          ? "wait"
                          : message.state === "superseded"
                            ? "note"
                            : "stop"
                    }
                  >
                    {common().messageState[message.state]}
                  </StateBadge>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={props.mayChange && props.event.publishedAt && props.person.email}>
          {(email) => <RenewLink {...props} email={email()} />}
        </Show>
      </Section>
      <Section title={t().person.history}>
        <ul class={styles.entries} role="list">
          <For each={props.person.history}>
            {(entry) => (
              <li class={styles.entry}>
                <span>
                  {historyWords().action(entry)}
                  <br />
                  <small>
                    {historyWords().actor(entry)}, {at(entry.at)}
                  </small>
                </span>
                <Show when={historyWords().fields(entry).join(", ")}>
                  {(changed) => <small class={styles.reason}>{t().history.fields(changed())}</small>}
                </Show>
                <Show when={entry.reason}>
                  {(reason) => <small class={styles.reason}>{t().history.reason(reason())}</small>}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Section>
    </>
  );
}

/** Ends the person's link, for one that came into wrong hands, and sends them another. */
function RenewLink(props: PersonProps & { email: string }): JSX.Element {
  const t = useMessages(loadStaff);
  const errors = useErrorText();
  const [isAsked, setIsAsked] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const confirm = async () => {
    setFailure(undefined);
    try {
      await renewLink(props.event.eventId, props.person.registrationId, props.person.version);
      setIsAsked(false);
      showToast({ text: t().person.linkRenewed(props.email) });
      await props.onChanged();
    } catch (caught) {
      setFailure(errors.ofError(caught));
      if (caught instanceof ApiError && caught.status === 409) await props.onChanged();
    }
  };
  return (
    <div class={styles.actions}>
      <Button small popup="dialog" onClick={() => setIsAsked(true)}>
        {t().person.renewLink}
      </Button>
      <ConfirmDialog
        open={isAsked()}
        title={t().person.renewTitle}
        confirmLabel={t().person.renewLink}
        onConfirm={confirm}
        onClose={() => setIsAsked(false)}
      >
        <p>{t().person.renewText(props.email)}</p>
        <Remarks texts={[failure()].filter((text) => text !== undefined)} />
      </ConfirmDialog>
    </div>
  );
}

function Section(props: { title: string; note?: string; children: JSX.Element }): JSX.Element {
  return (
    <section class={styles.section}>
      <div>
        <h3 class={styles.heading}>{props.title}</h3>
        <Show when={props.note}>{(note) => <p class={styles.note}>{note()}</p>}</Show>
      </div>
      {props.children}
    </section>
  );
}
