import type { StaffEventView } from "@zapisy/core/event/answer";
import type { StaffRegistrationView } from "@zapisy/core/registration/answer";
import { ENTERS } from "@zapisy/core/registration/schema";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import Check from "~icons/lucide/check";
import ListPlus from "~icons/lucide/list-plus";
import X from "~icons/lucide/x";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { useErrorText } from "../../../data/error-text.ts";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { fieldId } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { Told } from "../../../ui/told.tsx";
import { changeRegistration } from "../registration-api.ts";
import {
  decideOnAll,
  decisionsOn,
  type Candidate,
  type Decision,
  type Missed,
  type Outcome,
} from "./deciding.state.ts";
import styles from "./deciding.module.css";

/** What stands beside a name, where there is no room for words; they are its name and its tooltip. */
const ICONS: Record<Outcome, () => JSX.Element> = {
  place: () => <Check />,
  reserve: () => <ListPlus />,
  declined: () => <X />,
};

interface DecidingProps {
  event: StaffEventView;
  onChanged: () => unknown;
}

/** Deciding on people of a list: a bar for those who are ticked, and buttons beside whoever waits for a decision. */
export function createDeciding(props: DecidingProps) {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const errors = useErrorText();
  const [selected, setSelected] = createSignal<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = createSignal<Decision>();
  /** Reasons that staff want for the next ones too, by status. */
  const [kept, setKept] = createSignal<Partial<Record<string, string>>>({});

  const decide = (status: Decision["status"], reason: string) => (person: Candidate) =>
    changeRegistration(props.event.eventId, person.registrationId, {
      status,
      reason,
      version: person.version,
      formVersion: props.event.formVersion,
    });
  /** Decides at once where a reason is kept, and says it where that cannot be done. */
  const decideOn = async (decision: Decision) => {
    const reason = kept()[decision.status];
    const [person] = decision.people;
    if (!reason || !person || decision.people.length > 1) return setAsked(decision);
    const name = `${person.firstName} ${person.lastName}`;
    try {
      await decide(decision.status, reason)(person);
      showToast({ text: t().person.statusSaved(name, common().status[decision.status].name) });
    } catch (error) {
      showToast({ meaning: "stop", text: `${name}: ${errors.ofError(error)}` });
    }
    await props.onChanged();
  };

  const Bar = (own: { people: readonly StaffRegistrationView[] }) => {
    const chosen = () => own.people.filter(({ registrationId }) => selected().has(registrationId));
    return (
      <Show when={chosen().length > 0}>
        <div class={styles.bar} role="group" aria-label={t().deciding.bar} data-screen-only>
          <p class={styles.count} role="status">
            <Told>{t().deciding.chosen(chosen().length)}</Told>
          </p>
          <For each={decisionsOn(chosen(), props.event.recruitment.mode)}>
            {(decision) => (
              <Button small popup="dialog" onClick={() => setAsked(decision)}>
                {t().deciding.action(common().status[decision.status].action, decision.people.length)}
              </Button>
            )}
          </For>
          <Button small kind="quiet" onClick={() => setSelected(new Set<string>())}>
            {t().deciding.none}
          </Button>
        </div>
      </Show>
    );
  };

  const Quick = (own: { person: StaffRegistrationView }) => (
    <Show when={props.event.may.manageRegistrations && own.person.status === ENTERS.pends}>
      <span class={styles.quick} data-screen-only>
        <For each={decisionsOn([own.person], props.event.recruitment.mode)}>
          {(decision) => (
            <Button
              small
              kind="quiet"
              icon={ICONS[decision.outcome]()}
              label={`${common().status[decision.status].action}: ${own.person.firstName} ${own.person.lastName}`}
              onClick={() => decideOn(decision)}
            />
          )}
        </For>
      </span>
    </Show>
  );

  const Question = () => (
    <Show when={asked()} keyed>
      {(decision) => (
        <DecisionDialog
          event={props.event}
          decision={decision}
          decide={(reason) => decide(decision.status, reason)}
          onDone={async ({ reason, isKept, done }) => {
            setKept((before) => ({ ...before, [decision.status]: isKept ? reason : undefined }));
            setSelected((before) => new Set([...before].filter((id) => !done.has(id))));
            await props.onChanged();
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Show>
  );
  return { selected, setSelected, Bar, Quick, Question };
}

/** Asks once for the reason, then decides on one after another and says whom that did not reach. */
function DecisionDialog(props: {
  event: StaffEventView;
  decision: Decision;
  decide: (reason: string) => (person: Candidate) => Promise<unknown>;
  onDone: (result: { reason: string; isKept: boolean; done: ReadonlySet<string> }) => Promise<unknown>;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const errors = useErrorText();
  const [reason, setReason] = createSignal("");
  const [isKept, setKept] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  const [progress, setProgress] = createSignal<number>();
  const [missed, setMissed] = createSignal<Missed[]>([]);
  let isStopped = false;
  const count = () => props.decision.people.length;
  const words = () => common().status[props.decision.status];
  const save = async () => {
    const said = reason().trim();
    setFault(said ? undefined : errors.ofIssue({ path: "reason", code: "field.required" }));
    if (!said) {
      document.getElementById(fieldId("reason"))?.focus();
      return;
    }
    setMissed([]);
    setProgress(0);
    const result = await decideOnAll(props.decision.people, props.decide(said), {
      onDone: setProgress,
      isStopped: () => isStopped,
    });
    setProgress(undefined);
    await props.onDone({
      reason: said,
      isKept: isKept(),
      done: new Set(result.done.map(({ registrationId }) => registrationId)),
    });
    if (result.missed.length > 0) return setMissed(result.missed);
    showToast({ text: t().deciding.done(words().name, result.done.length) });
    props.onClose();
  };
  const close = () => {
    isStopped = true;
    props.onClose();
  };
  return (
    <Dialog
      open
      title={t().deciding.title(words().action, count())}
      onClose={close}
      actions={
        <Show
          when={missed().length === 0}
          fallback={<Button onClick={() => props.onClose()}>{t().deciding.close}</Button>}
        >
          <Button kind="primary" onClick={save}>
            {words().action}
          </Button>
          <Button onClick={close}>
            {progress() === undefined ? t().deciding.cancel : t().deciding.stop}
          </Button>
        </Show>
      }
    >
      <Show
        when={missed().length === 0}
        fallback={
          <Notice meaning="stop" live="alert" title={t().deciding.missed(missed().length)}>
            <ul class={styles.missed}>
              <For each={missed()}>
                {({ person, error }) => (
                  <li>
                    {person.lastName} {person.firstName}: {errors.ofError(error)}
                  </li>
                )}
              </For>
            </ul>
          </Notice>
        }
      >
        <div class={styles.form}>
          <p>{props.event.publishedAt ? t().person.statusTold : t().person.statusToldLater}</p>
          <TextField
            name="reason"
            label={t().person.reason}
            help={t().person.reasonHelp}
            maxLength={300}
            value={reason()}
            error={fault()}
            onInput={setReason}
          />
          <Checkbox
            name="kept"
            label={t().deciding.keep}
            help={t().deciding.keepHelp}
            checked={isKept()}
            onChange={setKept}
          />
        </div>
        <p role="status">
          <Show when={progress() !== undefined && count() > 1}>
            <Told>{t().deciding.progress(progress() ?? 0, count())}</Told>
          </Show>
        </p>
      </Show>
    </Dialog>
  );
}
