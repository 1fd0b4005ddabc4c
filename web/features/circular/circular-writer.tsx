import type { CircularView, RecipientCounts } from "@zapisy/core/circular/answer";
import { circularIssues, usualRecipients } from "@zapisy/core/circular/rules";
import type { CircularInput, Recipients } from "@zapisy/core/circular/schema";
import type { StaffEventView } from "@zapisy/core/event/answer";
import { MERGE_FIELDS, names } from "@zapisy/core/mail-text/rules";
import type { Issue } from "@zapisy/core/shared/error";
import { loadCircular } from "@zapisy/words/circular";
import { loadFile } from "@zapisy/words/file";
import { loadMailText } from "@zapisy/words/mail-text";
import type { JSX } from "solid-js";
import { createEffect, createMemo, createSignal, on, onCleanup, Show } from "solid-js";
import { nextAttempt, type Attempt } from "../../data/attempt.state.ts";
import { newKey } from "../../data/client.ts";
import { useErrorText } from "../../data/error-text.ts";
import { useMessages } from "../../data/locale.ts";
import { ConflictDialog } from "../../forms/conflict-dialog.tsx";
import { createEditForm } from "../../forms/edit-form.ts";
import { LeaveGuard } from "../../forms/leave-guard.tsx";
import { LocalizedField } from "../../forms/localized-field.tsx";
import { sameValue } from "../../forms/value.state.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { fieldId } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toast.tsx";
import { MergeFields } from "../../forms/merge-fields.tsx";
import { AttachmentsField } from "./attachments-field.tsx";
import {
  announceLetterFile,
  countRecipients,
  editCircular,
  getCircular,
  writeCircular,
} from "./circular-api.ts";
import styles from "./circular.module.css";
import { CountedPeople } from "./counted-people.tsx";
import { FinishCard } from "./finish-card.tsx";
import type { ShownFile } from "./letter-files.ts";
import { RecipientsField, useRecipientsText } from "./recipients-field.tsx";

/** A letter as it is written: files by what is shown of them. */
type Written = Omit<CircularInput, "attachments"> & { attachments: ShownFile[] };

function writtenOf(view: CircularView | undefined): Written {
  const { subject = { pl: "" }, body = { pl: "" }, recipients = usualRecipients() } = view ?? {};
  const attachments = (view?.attachments ?? []).map(({ fileId, name, bytes }) => ({ fileId, name, bytes }));
  return { subject, body, recipients, attachments };
}

/** How long somebody pauses before people are counted anew. */
const PAUSE_MS = 400;

/** Where staff write to many: whom, what, and then a look at it before it goes. */
export function CircularWriter(props: {
  event: StaffEventView;
  /** As it is stored; absent: it is new. */
  stored?: CircularView;
  /** It was stored for the first time. */
  onStored?: (view: CircularView) => void;
  /** It is on its way, or waits for its time. */
  onSent: (view: CircularView) => void;
}): JSX.Element {
  const t = useMessages(loadCircular);
  const texts = useMessages(loadMailText);
  const files = useMessages(loadFile);
  const errors = useErrorText();
  const recipientsText = useRecipientsText(() => props.event);
  // oxlint-disable-next-line solid/reactivity -- what is being written stays until it is saved
  const from = props.stored;
  const [stored, setStored] = createSignal(from);
  let attempt: Attempt | undefined;
  let sent: Written | undefined;
  /** Of files that were added here, by their ids: what a letter is saved with. */
  const receipts = new Map<string, string>();
  const [isSending, setSending] = createSignal(false);
  const [isChanged, setChanged] = createSignal(false);
  const form = createEditForm<Written, Written>({
    begin: writtenOf(from),
    check(input) {
      const issues: Issue[] = [
        ...circularIssues(input),
        ...(isSending() ? [{ path: "attachments", code: "letter_file.sending" }] : []),
      ];
      return issues.length > 0 ? { valid: false, issues } : { valid: true, input };
    },
    async save(written) {
      const { eventId } = props.event;
      const before = stored();
      sent = written;
      const attachments = written.attachments.map(({ fileId }) => receipts.get(fileId) ?? fileId);
      const input: CircularInput = { ...written, attachments };
      attempt = nextAttempt(attempt, input, newKey);
      const after = before
        ? await editCircular(eventId, before.circularId, { ...input, version: before.version })
        : await writeCircular(eventId, input, attempt.key);
      setStored(after);
      if (!before) props.onStored?.(after);
      return writtenOf(after);
    },
    conflict: {
      code: "circular.version_conflict",
      async load() {
        const theirs = await readAgain();
        // What was saved, and its answer lost, is nobody else's.
        if (!sameValue(writtenOf(theirs), sent)) setChanged(true);
        setStored(theirs);
        if (theirs.body.en) setEnglish(true);
        return writtenOf(theirs);
      },
    },
  });
  const { draft, update } = form;
  const [isEnglish, setEnglish] = createSignal(Boolean(draft.subject.en ?? draft.body.en));
  createEffect(
    on(
      form.attempt,
      () => {
        const [issue] = form.issues();
        if (issue) document.getElementById(fieldId(issue.path))?.focus();
      },
      { defer: true },
    ),
  );

  // What cannot be filled in is said while it is typed; what is half done, once it is to be saved.
  const typed = createMemo<Issue[]>(() =>
    circularIssues(draft).filter(({ code }) => code !== "circular.half_translated"),
  );
  const error = (path: string) => {
    const issue = typed().find((one) => one.path === path);
    return issue ? errors.ofIssue(issue) : form.error(path);
  };

  const [counts, setCounts] = createSignal<RecipientCounts>();
  const [notCounted, setNotCounted] = createSignal<string>();
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const asked = createMemo(() => JSON.stringify(draft.recipients));
  createEffect(
    on(asked, (text) => {
      clearTimeout(timer);
      setCounts(undefined);
      setNotCounted(undefined);
      turn += 1;
      const mine = turn;
      const recipients = JSON.parse(text) as Recipients;
      if (recipients.by === "filter" && recipients.statuses.length === 0) return;
      const ask = async () => {
        try {
          const found = await countRecipients(props.event.eventId, recipients);
          if (mine === turn) setCounts(found);
        } catch (caught) {
          if (mine === turn) setNotCounted(errors.ofError(caught));
        }
      };
      timer = setTimeout(() => void ask(), PAUSE_MS);
    }),
  );

  const readAgain = () => getCircular(props.event.eventId, stored()?.circularId ?? "");
  /** The letter as it is stored once what was written is saved; undefined where it was refused, or somebody else's changes came in. */
  const save = async (): Promise<CircularView | undefined> => {
    setChanged(false);
    const before = stored();
    if (before && !form.isDirty()) return before;
    await form.save();
    return form.isDirty() || isChanged() ? undefined : stored();
  };
  const reload = async (): Promise<CircularView | undefined> => {
    const now = await readAgain();
    if (sameValue(writtenOf(now), writtenOf(stored()))) {
      setStored(now);
      return now;
    }
    // Saved on top of a version that is stored no more, it is put together with what is.
    await form.save();
    return undefined;
  };
  const fieldName = (path: string) => {
    const { text, recipients } = t();
    if (path.startsWith("attachments")) return files().letter.label;
    return path === "recipients" ? recipients.heading : path.startsWith("subject") ? text.subject : text.body;
  };

  const isNamed = () => names(draft.subject.pl, "firstName") && names(draft.subject.pl, "lastName");

  return (
    <form
      class={styles.page}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save().then((saved) => saved && showToast({ text: t().finish.saved }));
      }}
    >
      <Show when={props.event.state === "draft"}>
        <Notice meaning="note">{t().afterPublication}</Notice>
      </Show>
      <Show when={form.failure() ?? notCounted()}>
        {(text) => <Notice meaning="stop" live="alert" title={text()} />}
      </Show>
      <Show when={isChanged()}>
        <Notice meaning="wait" live="alert" title={t().text.changedMeanwhile} />
      </Show>
      <section class={styles.panel} aria-labelledby="circular-recipients">
        <h3 class={styles.heading} id="circular-recipients">
          {t().recipients.heading}
        </h3>
        <RecipientsField
          event={props.event}
          value={draft.recipients}
          error={error}
          onChange={(recipients) => update((letter) => (letter.recipients = recipients))}
        />
        <CountedPeople counts={counts()} />
      </section>
      <section class={styles.panel} aria-labelledby="circular-text">
        <h3 class={styles.heading} id="circular-text">
          {t().text.heading}
        </h3>
        <MergeFields offered={MERGE_FIELDS} first="body.pl">
          <LocalizedField
            name="subject"
            label={t().text.subject}
            help={isNamed() ? undefined : t().text.nameAdded}
            english={isEnglish()}
            value={draft.subject}
            error={error}
            onInput={(subject) => update((letter) => (letter.subject = subject))}
          />
          <LocalizedField
            name="body"
            label={t().text.body}
            help={`${t().text.bodyHelp} ${texts().markupHelp}`}
            long
            rows={10}
            english={isEnglish()}
            value={draft.body}
            error={error}
            onInput={(body) => update((letter) => (letter.body = body))}
          />
        </MergeFields>
        <AttachmentsField
          announce={(file) => announceLetterFile(props.event.eventId, file)}
          value={draft.attachments}
          error={error("attachments")}
          onBusy={setSending}
          onAdd={(file, receipt) => {
            receipts.set(file.fileId, receipt);
            update((letter) => letter.attachments.push(file));
          }}
          onRemove={({ fileId }) =>
            update(
              (letter) => (letter.attachments = letter.attachments.filter((file) => file.fileId !== fileId)),
            )
          }
        />
        <Checkbox
          name="circular.english"
          label={t().text.english}
          help={t().text.englishHelp}
          checked={isEnglish()}
          onChange={(wanted) => {
            setEnglish(wanted);
            if (wanted) return;
            update((letter) => {
              letter.subject = { pl: letter.subject.pl };
              letter.body = { pl: letter.body.pl };
            });
          }}
        />
      </section>
      <FinishCard
        event={props.event}
        counts={counts()}
        save={save}
        reload={reload}
        written={JSON.stringify([draft.subject, draft.body, draft.attachments])}
        onStored={setStored}
        onSent={props.onSent}
      />
      <Show when={form.conflict()}>
        {(found) => (
          <ConflictDialog
            open
            merge={found()}
            fieldName={fieldName}
            inWords={(path, value) =>
              path === "recipients"
                ? recipientsText(value as Recipients)
                : path === "attachments"
                  ? (value as ShownFile[]).map(({ name }) => name).join(", ")
                  : undefined
            }
            onClose={() => form.settle(undefined)}
            onResolve={(theirs) => form.settle(theirs)}
          />
        )}
      </Show>
      <LeaveGuard isDirty={form.isDirty} />
    </form>
  );
}
