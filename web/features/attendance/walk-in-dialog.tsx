import type { AttendancePerson, AttendanceUnit } from "@zapisy/core/attendance/answer";
import { isRecordable } from "@zapisy/core/attendance/rules";
import type { StaffEventView } from "@zapisy/core/event/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadAttendance } from "@zapisy/words/attendance";
import { loadNamesake } from "@zapisy/words/namesake";
import { loadShell } from "@zapisy/words/shell";
import UserPlus from "~icons/lucide/user-plus";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { serverNow } from "../../data/clock.ts";
import { ApiError } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { NamesakeQuestion } from "../namesake/namesake-question.tsx";
import { NOT_ASKED, decideNamesake, peopleAlike, statementOf } from "../namesake/namesake.state.ts";
import { useErrorText } from "../../data/error-text.ts";
import { addWalkIn } from "./attendance-api.ts";
import { newDeviceId } from "./device-id.ts";
import styles from "./dialog-form.module.css";
import { checkWalkIn, emptyWalkIn } from "./walk-in.state.ts";
import { focusField, focusRefused } from "../../forms/focus-field.ts";
import { createRefusals } from "../../forms/refusals.ts";

interface WalkInDialogProps {
  event: StaffEventView;
  /** Where the person is marked present at once, and in words. */
  unit: AttendanceUnit | undefined;
  unitTitle: string;
  /** Who is on the list already. */
  people: readonly AttendancePerson[];
  onAdded: () => void;
  /** Shows somebody who is on the list already. */
  onShow: (registrationId: string) => void;
  onClose: () => void;
}

/** Enters people who came unannounced, one after the other: three fields, Enter, next. */
export function WalkInDialog(props: WalkInDialogProps): JSX.Element {
  const t = useMessages(loadAttendance);
  const words = useMessages(loadNamesake);
  const shell = useMessages(loadShell);
  const errors = useErrorText();
  const groups = () => props.event.choiceGroups;
  const empty = () => emptyWalkIn(groups(), props.unit);
  const [draft, setDraft] = createSignal(empty());
  const [isMarked, setMarked] = createSignal(true);
  const { failure, error, refuse, fail, say, clear } = createRefusals(focusRefused);
  const [added, setAdded] = createSignal<string[]>([]);
  const [busy, setBusy] = createSignal(false);
  const [reason, setReason] = createSignal("");
  const [isReasonMissing, setReasonMissing] = createSignal(false);
  /** Before its day a session takes a mark with a reason only. */
  const asksReason = () =>
    isMarked() &&
    props.unit !== undefined &&
    !isRecordable(props.unit, props.event.timeZone, serverNow().toISOString());
  // One id per person, kept while a failed request is tried again.
  let walkInId = newDeviceId("wlk");

  const [answer, setAnswer] = createSignal(NOT_ASKED);
  const listed = () =>
    peopleAlike(props.people, draft()).map(({ registrationId, firstName, lastName, institution }) => ({
      id: registrationId,
      name: `${firstName} ${lastName}`,
      details: institution ?? "",
    }));
  const who = () => decideNamesake(listed(), answer());

  const change = (part: Partial<ReturnType<typeof draft>>) => {
    setDraft((now) => ({ ...now, ...part }));
    say(undefined);
    if ("firstName" in part || "lastName" in part) setAnswer(NOT_ASKED);
  };
  const submit = async () => {
    if (busy()) return;
    say(undefined);
    const decision = who();
    if (decision.outcome === "listed") return props.onShow(decision.id);
    const unitIds = isMarked() && props.unit ? [props.unit.unitId] : [];
    const missing = asksReason() && reason().trim() === "";
    setReasonMissing(missing);
    if (missing) return focusField("reason");
    const { input, issues: found } = checkWalkIn(draft(), groups(), {
      walkInId,
      unitIds,
      at: serverNow().toISOString(),
      reason: asksReason() ? reason() : undefined,
      ...statementOf(decision),
    });
    if (!input) return refuse(found);
    if (decision.outcome === "unanswered") return refuse(decision.issues);
    clear();
    setBusy(true);
    try {
      const result = await addWalkIn(props.event.eventId, input);
      if (result.outcome === "refused") {
        say(errors.ofIssue({ path: "", code: result.code }));
        walkInId = newDeviceId("wlk");
        return;
      }
      const name = `${input.firstName} ${input.lastName}`;
      const unmarked = result.marks.find((mark) => mark.outcome === "refused");
      if (unmarked?.outcome === "refused")
        say(t().walkIn.notMarked(name, errors.ofIssue({ path: "", code: unmarked.code })));
      const words = t().walkIn;
      const said = result.outcome === "known" ? words.known : words.added;
      const saidOnly = result.outcome === "known" ? words.knownOnly : words.addedOnly;
      setAdded((list) => [(unitIds.length > 0 && !unmarked ? said : saidOnly)(name), ...list]);
      setDraft({ ...empty(), choices: draft().choices });
      setAnswer(NOT_ASKED);
      walkInId = newDeviceId("wlk");
      props.onAdded();
      focusField("firstName");
    } catch (caught) {
      fail(caught);
      if (!(caught instanceof ApiError)) throw caught;
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      guarded
      title={t().walkIn.title}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" type="submit" form="walk-in" busy={busy()} icon={<UserPlus />}>
            {who().outcome === "listed"
              ? words().open
              : isMarked() && props.unit
                ? t().walkIn.submit
                : t().walkIn.submitOnly}
          </Button>
          <Button onClick={() => props.onClose()}>{shell().action.close}</Button>
        </>
      }
    >
      <form
        class={styles.form}
        id="walk-in"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p class={styles.note}>{t().walkIn.lead}</p>
        <div class={styles.row}>
          <TextField
            name="firstName"
            label={t().walkIn.firstName}
            autocomplete="off"
            value={draft().firstName}
            error={error("firstName")}
            onInput={(firstName) => change({ firstName })}
          />
          <TextField
            name="lastName"
            label={t().walkIn.lastName}
            autocomplete="off"
            value={draft().lastName}
            error={error("lastName")}
            onInput={(lastName) => change({ lastName })}
          />
        </div>
        <NamesakeQuestion listed={listed()} answer={answer()} onAnswer={setAnswer} error={error} />
        <TextField
          name="institution"
          label={t().walkIn.institution}
          optional
          autocomplete="off"
          value={draft().institution}
          error={error("institution")}
          onInput={(institution) => change({ institution })}
        />
        <For each={groups()}>
          {(group) => (
            <SelectField
              name={`choices.${group.groupId}`}
              label={inLocale(group.title, locale()).text}
              optional={!group.required}
              placeholder={t().walkIn.choose}
              value={draft().choices[group.groupId] ?? ""}
              error={error(`choices.${group.groupId}`)}
              options={group.options.map(({ optionId, title }) => ({
                value: optionId,
                label: inLocale(title, locale()).text,
              }))}
              onChange={(optionId) => change({ choices: { ...draft().choices, [group.groupId]: optionId } })}
            />
          )}
        </For>
        <details class={styles.more}>
          <summary>{t().walkIn.more}</summary>
          <TextField
            name="email"
            type="email"
            label={t().walkIn.email}
            help={t().walkIn.emailHelp}
            optional
            autocomplete="off"
            value={draft().email}
            error={error("email")}
            onInput={(email) => change({ email })}
          />
        </details>
        <Show when={props.unit}>
          <Checkbox
            name="mark"
            label={t().walkIn.markAt(props.unitTitle)}
            checked={isMarked()}
            onChange={setMarked}
          />
        </Show>
        <Show when={asksReason()}>
          <TextField
            name="reason"
            label={t().reasonDialog.label}
            help={t().reasonDialog.lead["attendance.before_day"]}
            maxLength={300}
            autocomplete="off"
            value={reason()}
            error={isReasonMissing() ? t().reasonDialog.required : undefined}
            onInput={setReason}
          />
        </Show>
        <Show when={failure()}>
          {(text) => (
            <Notice meaning="stop" live="alert">
              {text()}
            </Notice>
          )}
        </Show>
        <div role="status" aria-label={t().walkIn.last}>
          <Show when={added().length > 0}>
            <div class={styles.done}>
              <p>{t().walkIn.last}</p>
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
