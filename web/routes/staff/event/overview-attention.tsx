import { ENTERS } from "@zapisy/core/registration/schema";
import { A } from "@solidjs/router";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import { formatDateTime } from "@zapisy/words";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { ApiError } from "../../../data/client.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { commandEvent } from "../../../features/event-editor/event-api.ts";
import { useEventEditor } from "../../../features/event-editor/event-editor.tsx";
import { hrefOf, placeOf } from "../../../features/event-editor/event-path.state.ts";
import { useFieldName } from "../../../features/event-editor/field-name.ts";
import { isLineStuck } from "@zapisy/core/event/rules";
import { clashes } from "../../../features/programme/programme.state.ts";
import { useErrorText } from "../../../data/error-text.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { showToast } from "../../../ui/toast.tsx";
import styles from "./overview.module.css";

/** What wants somebody to look at it. */
export function Attention(): JSX.Element {
  const t = useMessages(loadStaff);
  const errors = useErrorText();
  const editor = useEventEditor();
  const fieldName = useFieldName();
  const [isAsked, setAsked] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const base = () => `/staff/events/${editor.view().eventId}`;
  const isDraft = () => editor.view().state === "draft";
  const missing = () => (isDraft() ? editor.view().missing : []);
  const advice = () => editor.view().advice;
  const seats = () => editor.view().seatCounts.event;
  const overlapping = () => clashes({ agenda: editor.draft.agenda, choiceGroups: editor.everOffered() }).size;
  const unanswered = () => editor.counts()?.unanswered ?? 0;
  const unmet = () => editor.counts()?.unmet ?? 0;
  const refusals = () => editor.counts()?.refusals;
  const others = (): { href?: string; text: string }[] => [
    ...(seats().pending > 0
      ? [
          {
            href: `${base()}/registrations?status=${ENTERS.pends}`,
            text: t().overview.pendingPeople(seats().pending),
          },
        ]
      : []),
    ...(unmet() > 0
      ? [{ href: `${base()}/registrations?criteria=unmet`, text: t().criteria.unmetPeople(unmet()) }]
      : []),
    ...(unanswered() > 0
      ? [
          {
            href: `${base()}/registrations?later=open`,
            text: t().registrations.unansweredPeople(unanswered()),
          },
        ]
      : []),
    ...(isLineStuck(editor.view().seatCounts)
      ? [{ href: `${base()}/registrations?status=${ENTERS.waits}`, text: t().overview.reserveWithFree }]
      : []),
    ...(overlapping() > 0
      ? [{ href: `${base()}/programme`, text: t().overview.overlapping(overlapping()) }]
      : []),
    ...[refusals()].flatMap((refused) =>
      refused
        ? [{ text: t().overview.refused(refused.count, formatDateTime(locale(), refused.lastAt, HOME_ZONE)) }]
        : [],
    ),
  ];
  const publish = async () => {
    setFailure(undefined);
    try {
      const { eventId } = editor.view();
      if (!(await editor.command((version) => commandEvent(eventId, "publish", version)))) return;
      setAsked(false);
      showToast({ text: t().overview.published });
    } catch (error) {
      setFailure(errors.ofError(error));
      if (error instanceof ApiError && error.status === 422) void editor.refresh();
    }
  };
  return (
    <section class={styles.panel} aria-labelledby="overview-attention">
      <h2 id="overview-attention" class={styles.heading}>
        {t().overview.attention}
      </h2>
      <Show when={missing().length > 0}>
        <p>{t().overview.missing(missing().length)}</p>
        <ul class={styles.checklist}>
          <For each={missing()}>
            {(part) => (
              <li>
                <A href={hrefOf(base(), placeOf(part.path, editor.draft))}>
                  {fieldName(part.path, editor.draft)}
                </A>
                <span class={styles.why}>{errors.ofIssue(part)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={others().length > 0}>
        <ul class={styles.checklist}>
          <For each={others()}>
            {(each) => (
              <li>
                <Show when={each.href} fallback={each.text}>
                  {(href) => <A href={href()}>{each.text}</A>}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={advice().length > 0}>
        <p>{t().overview.advice}</p>
        <ul class={styles.checklist}>
          <For each={advice()}>
            {(part) => (
              <li>
                <A href={hrefOf(base(), placeOf(part.path, editor.draft))}>
                  {fieldName(part.path, editor.draft)}
                </A>
                <span class={styles.why}>{errors.ofIssue(part)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={missing().length === 0 && advice().length === 0 && others().length === 0}>
        <p class={styles.soft}>{isDraft() ? t().overview.ready : t().overview.nothing}</p>
      </Show>
      <Show when={editor.view().may.publish}>
        <div>
          <Button kind="primary" disabled={missing().length > 0} onClick={() => setAsked(true)}>
            {t().overview.publish}
          </Button>
        </div>
      </Show>
      <ConfirmDialog
        open={isAsked()}
        title={t().overview.publishTitle}
        confirmLabel={t().overview.publish}
        onConfirm={publish}
        onClose={() => setAsked(false)}
      >
        <p>{t().overview.publishText[editor.view().visibility ?? "public"]}</p>
        <For each={advice()}>
          {(part) => (
            <Notice meaning="wait" title={fieldName(part.path, editor.draft)}>
              {errors.ofIssue(part)}
            </Notice>
          )}
        </For>
        <Show when={editor.people() > 0}>
          <p>{t().overview.publishTells}</p>
        </Show>
        <Show when={failure()}>
          {(text) => (
            <Notice meaning="stop" live="alert">
              {text()}
            </Notice>
          )}
        </Show>
      </ConfirmDialog>
    </section>
  );
}
