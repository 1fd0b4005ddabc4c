import type { CircularView, RecipientCounts } from "@zapisy/core/circular/answer";
import {
  CIRCULAR_FIELDS,
  circularIssues,
  FIELD_NAMES,
  names,
  usualRecipients,
} from "@zapisy/core/circular/rules";
import type { CircularInput } from "@zapisy/core/circular/schema";
import type { StaffEventView } from "@zapisy/core/event/answer";
import type { Issue } from "@zapisy/core/shared/error";
import { loadCircular } from "@zapisy/words/circular";
import type { JSX } from "solid-js";
import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from "solid-js";
import { newKey } from "../../data/client.ts";
import { useErrorText } from "../../data/error-text.ts";
import { useMessages } from "../../data/locale.ts";
import { LeaveGuard } from "../../forms/leave-guard.tsx";
import { LocalizedField } from "../../forms/localized-field.tsx";
import { createRefusals } from "../../forms/refusals.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { fieldId } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toast.tsx";
import { countRecipients, editCircular, writeCircular } from "./circular-api.ts";
import styles from "./circular.module.css";
import { CountedPeople } from "./counted-people.tsx";
import { FinishCard } from "./finish-card.tsx";
import { RecipientsField } from "./recipients-field.tsx";

function inputOf(view: CircularView | undefined): CircularInput {
  const { subject = { pl: "" }, body = { pl: "" }, recipients = usualRecipients() } = view ?? {};
  return { subject, body, recipients };
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
  const errors = useErrorText();
  // oxlint-disable-next-line solid/reactivity -- what is being written stays until it is saved
  const from = props.stored;
  const begun = inputOf(from);
  const [stored, setStored] = createSignal(from);
  const [input, setInput] = createSignal(begun);
  const [kept, setKept] = createSignal(JSON.stringify(begun));
  const [isEnglish, setEnglish] = createSignal(Boolean(begun.subject.en ?? begun.body.en));
  const refusals = createRefusals(
    ([issue]) => issue && document.getElementById(fieldId(issue.path))?.focus(),
  );
  const isDirty = () => JSON.stringify(input()) !== kept();
  const change = (part: Partial<CircularInput>) => setInput((before) => ({ ...before, ...part }));
  let key = newKey();

  // What cannot be filled in is said while it is typed; what is half done, once it is to be saved.
  const typed = createMemo<Issue[]>(() =>
    circularIssues(input()).filter(({ code }) => code !== "circular.half_translated"),
  );
  const error = (path: string) => {
    const issue = typed().find((one) => one.path === path);
    return issue ? errors.ofIssue(issue) : refusals.error(path);
  };

  const [counts, setCounts] = createSignal<RecipientCounts>();
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const asked = createMemo(() => JSON.stringify(input().recipients));
  createEffect(
    on(asked, () => {
      clearTimeout(timer);
      setCounts(undefined);
      turn += 1;
      const mine = turn;
      const { recipients } = input();
      if (recipients.by === "filter" && recipients.statuses.length === 0) return;
      const ask = async () => {
        try {
          const found = await countRecipients(props.event.eventId, recipients);
          if (mine === turn) setCounts(found);
        } catch (caught) {
          if (mine === turn) refusals.fail(caught);
        }
      };
      timer = setTimeout(() => void ask(), PAUSE_MS);
    }),
  );

  /** The letter as it is stored once what was written is saved; undefined where it was refused. */
  const save = async (): Promise<CircularView | undefined> => {
    refusals.clear();
    const issues = circularIssues(input());
    if (issues.length > 0) {
      refusals.refuse(issues);
      return undefined;
    }
    const before = stored();
    if (before && !isDirty()) return before;
    const sent = input();
    try {
      const { eventId } = props.event;
      const after = before
        ? await editCircular(eventId, before.circularId, { ...sent, version: before.version })
        : await writeCircular(eventId, sent, key);
      setStored(after);
      setKept(JSON.stringify(sent));
      if (!before) props.onStored?.(after);
      return after;
    } catch (caught) {
      key = newKey();
      refusals.fail(caught);
      return undefined;
    }
  };

  let last = "body.pl";
  /** Puts the name of a field where somebody was writing. */
  const insert = (field: (typeof CIRCULAR_FIELDS)[number]) => {
    const control = document.getElementById(fieldId(last));
    if (!(control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement)) return;
    const name = `{${FIELD_NAMES[last.endsWith(".en") ? "en" : "pl"][field]}}`;
    control.setRangeText(name, control.selectionStart ?? 0, control.selectionEnd ?? 0, "end");
    control.dispatchEvent(new InputEvent("input", { bubbles: true }));
    control.focus();
  };
  const isNamed = () => names(input().subject.pl, "firstName") && names(input().subject.pl, "lastName");

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
      <Show when={refusals.failure()}>{(text) => <Notice meaning="stop" live="alert" title={text()} />}</Show>
      <section class={styles.panel} aria-labelledby="circular-recipients">
        <h3 class={styles.heading} id="circular-recipients">
          {t().recipients.heading}
        </h3>
        <RecipientsField
          event={props.event}
          value={input().recipients}
          error={error}
          onChange={(recipients) => change({ recipients })}
        />
        <CountedPeople counts={counts()} />
      </section>
      <section class={styles.panel} aria-labelledby="circular-text">
        <h3 class={styles.heading} id="circular-text">
          {t().text.heading}
        </h3>
        <div
          class={styles.page}
          onFocusIn={({ target }) => {
            if (target instanceof HTMLElement && target.matches("textarea, input"))
              last = target.getAttribute("name") ?? last;
          }}
        >
          <LocalizedField
            name="subject"
            label={t().text.subject}
            help={isNamed() ? undefined : t().text.nameAdded}
            english={isEnglish()}
            value={input().subject}
            error={error}
            onInput={(subject) => change({ subject })}
          />
          <LocalizedField
            name="body"
            label={t().text.body}
            help={t().text.bodyHelp}
            long
            rows={10}
            english={isEnglish()}
            value={input().body}
            error={error}
            onInput={(body) => change({ body })}
          />
        </div>
        <div class={styles.actions} role="group" aria-label={t().text.insert}>
          <span class={styles.soft} aria-hidden="true">
            {t().text.insert}:
          </span>
          <For each={CIRCULAR_FIELDS}>
            {(field) => (
              <Button small onClick={() => insert(field)}>
                {t().text.field[field]}
              </Button>
            )}
          </For>
        </div>
        <Checkbox
          name="circular.english"
          label={t().text.english}
          help={t().text.englishHelp}
          checked={isEnglish()}
          onChange={(wanted) => {
            setEnglish(wanted);
            if (!wanted) change({ subject: { pl: input().subject.pl }, body: { pl: input().body.pl } });
          }}
        />
      </section>
      <FinishCard
        event={props.event}
        counts={counts()}
        save={save}
        onStored={setStored}
        onSent={props.onSent}
      />
      <LeaveGuard isDirty={isDirty} />
    </form>
  );
}
