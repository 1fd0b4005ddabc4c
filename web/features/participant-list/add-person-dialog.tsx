import type { StaffEventView } from "@zapisy/core/event/answer";
import { quotasOf } from "@zapisy/core/event/rules";
import { givenFields } from "@zapisy/core/form/rules";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadNamesake } from "@zapisy/words/namesake";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import UserPlus from "~icons/lucide/user-plus";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { ApiError, newKey } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { createRefusals } from "../../forms/refusals.ts";
import { Remarks } from "../../forms/remarks.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useKnownPeople } from "../namesake/known-people.ts";
import { NamesakeQuestion } from "../namesake/namesake-question.tsx";
import { statementOf } from "../namesake/namesake.state.ts";
import { wouldWait } from "./full-seats.state.ts";
import { ChoiceFields, MoreFields, NameFields, NeedsFields } from "./person-fields.tsx";
import type { PersonDraft } from "./person-fields.state.ts";
import { checkPerson, emptyPerson, unmetBy } from "./person-fields.state.ts";
import styles from "./participant.module.css";
import { enterRegistration } from "./registration-api.ts";
import { createFormVersion } from "../../forms/form-version.ts";
import { focusField, focusRefused } from "../../forms/focus-field.ts";

interface AddPersonDialogProps {
  event: StaffEventView;
  onAdded: () => void;
  /** Shows the registration of somebody who is on the list already. */
  onOpen: (registrationId: RegistrationId) => void;
  onClose: () => void;
}

/** Enters people one after the other, from paper or telephone: a name is enough, Enter saves and goes on. */
export function AddPersonDialog(props: AddPersonDialogProps): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const words = useMessages(loadNamesake);
  const [draft, setDraft] = createSignal<PersonDraft>(emptyPerson());
  const { refuse, fail, say, clear, error, remarks } = createRefusals(focusRefused);
  const version = createFormVersion(() => props.event);
  const [added, setAdded] = createSignal<string[]>([]);
  const [busy, setBusy] = createSignal(false);
  // One key per person, kept while a failed request is tried again.
  let key = newKey();

  const namesakes = useKnownPeople(() => props.event.timeZone);
  // Whether a quota stops somebody is known once they are entered.
  const isWaiting = () =>
    wouldWait(props.event, draft().choices, givenFields(draft(), true)) || quotasOf(props.event).length > 0;
  const isPast = () => isWaiting() && draft().ifFull === "past_limit";
  const unmet = () => unmetBy(draft(), props.event);
  const asksReason = () => isPast() || unmet().length > 0;
  const isListed = () => namesakes.decide().outcome === "listed";

  const change = (part: Partial<PersonDraft>) => {
    setDraft((now) => ({ ...now, ...part }));
    say(undefined);
    if ("firstName" in part || "lastName" in part || "email" in part || "phone" in part) namesakes.forget();
  };
  const submit = async () => {
    if (busy()) return;
    say(undefined);
    const { ifFull } = draft();
    // Where nobody has to wait, there is no limit to pass.
    const wish = ifFull === "past_limit" && !isWaiting() ? "reserve" : ifFull;
    const checked = checkPerson({ ...draft(), ifFull: wish }, props.event);
    if (!checked.valid) return refuse(checked.issues);
    const who = namesakes.decide();
    if (who.outcome === "unanswered") return refuse(who.issues);
    if (who.outcome === "listed") return props.onOpen(who.id);
    clear();
    setBusy(true);
    try {
      const input = { ...checked.input, ...statementOf(who), formVersion: version.version() };
      const answer = await enterRegistration(props.event.eventId, input, key);
      const name = `${checked.input.firstName} ${checked.input.lastName}`;
      const { outcome, position } = answer;
      const told = position
        ? t().addPerson.addedInLine(name, position)
        : t().person.statusSaved(name, common().status[outcome].name);
      setAdded((list) => [told, ...list]);
      setDraft((last) => emptyPerson(last));
      version.restart();
      namesakes.forget();
      key = newKey();
      props.onAdded();
      focusField("firstName");
    } catch (caught) {
      if (namesakes.isAsked(caught)) focusField("namesakes.who");
      else fail(caught);
      if (version.tells(caught)) props.onAdded();
      // What was refused was not entered: the next try is another request.
      if (caught instanceof ApiError && caught.status >= 400 && caught.status < 500) key = newKey();
    } finally {
      setBusy(false);
    }
  };

  const fields = {
    get event() {
      return props.event;
    },
    get draft() {
      return draft();
    },
    onChange: change,
    error,
  };

  const Reason = () => (
    <TextField
      name="reason"
      label={asksReason() ? t().person.reason : t().addPerson.reason}
      help={
        isPast()
          ? t().pastLimit.reasonHelp
          : asksReason()
            ? t().criteria.entryReasonHelp
            : t().addPerson.reasonHelp
      }
      value={draft().reason}
      error={error("reason")}
      onInput={(reason) => change({ reason })}
    />
  );

  return (
    <Dialog
      open
      guarded
      title={t().addPerson.title}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" type="submit" form="add-person" busy={busy()} icon={<UserPlus />}>
            {isListed() ? words().open : isPast() ? t().pastLimit.admit : t().addPerson.submit}
          </Button>
          <Button onClick={() => props.onClose()}>{t().action.done}</Button>
        </>
      }
    >
      <form
        class={styles.form}
        id="add-person"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p class={styles.note}>{t().addPerson.lead}</p>
        <Show when={!props.event.publishedAt}>
          <p class={styles.note}>{t().addPerson.beforePublication}</p>
        </Show>
        <NameFields {...fields} />
        <NamesakeQuestion
          listed={namesakes.listed()}
          answer={namesakes.answer()}
          onAnswer={namesakes.setAnswer}
          error={error}
        />
        <ChoiceFields {...fields} />
        <Show when={isWaiting() || props.event.choiceGroups.length > 0}>
          <SelectField
            name="ifFull"
            label={t().addPerson.ifFull}
            value={!isWaiting() && draft().ifFull === "past_limit" ? "reserve" : draft().ifFull}
            options={[
              { value: "reserve" as const, label: t().addPerson.ifFullReserve },
              ...(props.event.choiceGroups.length > 0
                ? [{ value: "other_option" as const, label: t().addPerson.ifFullOther }]
                : []),
              ...(isWaiting() ? [{ value: "past_limit" as const, label: t().pastLimit.admit }] : []),
            ]}
            onChange={(ifFull) => ifFull && change({ ifFull })}
          />
        </Show>
        <Show when={unmet().length > 0}>
          <Notice meaning="wait" live="status" title={t().criteria.entry}>
            <For each={unmet()}>{({ words }) => <p>{inLocale(words, locale()).text}</p>}</For>
          </Notice>
        </Show>
        <Show when={asksReason()}>
          <Reason />
        </Show>
        <details class={styles.more}>
          <summary>{t().addPerson.more}</summary>
          <div class={styles.form}>
            <MoreFields {...fields} />
            <NeedsFields {...fields} />
            <Show when={!asksReason()}>
              <Reason />
            </Show>
          </div>
        </details>
        <Remarks texts={remarks()} />
        <div role="status" aria-label={t().addPerson.lastAdded}>
          <Show when={added().length > 0}>
            <div class={styles.added}>
              <p>{t().addPerson.lastAdded}</p>
              <ul>
                <For each={added().slice(0, 5)}>{(line) => <li>{line}</li>}</For>
              </ul>
            </div>
          </Show>
        </div>
      </form>
    </Dialog>
  );
}
