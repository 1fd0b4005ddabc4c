import { useSearchParams } from "@solidjs/router";
import type { CircularView } from "@zapisy/core/circular/answer";
import { formatDateTime } from "@zapisy/words";
import { loadCircular } from "@zapisy/words/circular";
import { loadMailText } from "@zapisy/words/mail-text";
import { loadStaff } from "@zapisy/words/staff";
import ArrowLeft from "~icons/lucide/arrow-left";
import Mail from "~icons/lucide/mail";
import type { JSX } from "solid-js";
import { batch, createEffect, createMemo, createResource, createSignal, Match, Show, Switch } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { Bulletins } from "../../../features/bulletin/bulletins.tsx";
import { getCircular, listCirculars } from "../../../features/circular/circular-api.ts";
import { CIRCULAR_MEANINGS } from "../../../features/circular/circular-meanings.ts";
import { CircularOutcome } from "../../../features/circular/circular-outcome.tsx";
import { CircularWriter } from "../../../features/circular/circular-writer.tsx";
import { useEventEditor } from "../../../features/event-editor/event-editor.tsx";
import { Button } from "../../../ui/button.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { usePageTitle } from "../../../ui/page-title.ts";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { StateBadge } from "../../../ui/tag.tsx";
import list from "../list.module.css";
import { EventMessages } from "./message-list.tsx";

/** Letters that staff write to people of the event: all of them, one that is written, what became of one. */
export function MessagesTab(): JSX.Element {
  const t = useMessages(loadCircular);
  const texts = useMessages(loadMailText);
  const staff = useMessages(loadStaff);
  usePageTitle(() => staff().eventTab.messages);
  const editor = useEventEditor();
  void editor.refresh();
  const [search, setSearch] = useSearchParams<{ letter?: string }>();
  // A new letter keeps its form when it is stored for the first time and gets an address.
  const [own, setOwn] = createSignal<string>();
  createEffect(() => {
    if (!search.letter) setOwn(undefined);
  });
  const opened = createMemo(() => (search.letter && search.letter === own() ? "new" : search.letter));
  const open = (letter: string | undefined) =>
    batch(() => {
      setOwn(undefined);
      setSearch({ letter });
    });
  const mayWrite = () => editor.view().may.manageRegistrations;
  return (
    <div class={list.page}>
      <Show
        when={opened()}
        fallback={
          <>
            <Letters onOpen={open} mayWrite={mayWrite()} />
            <div>
              <LinkButton small href={`/staff/events/${editor.view().eventId}/messages/texts`}>
                {texts().ofEvent}
              </LinkButton>
            </div>
            <EventMessages event={editor.view()} />
            <Show when={editor.view().may.sendBulletins}>
              <Bulletins event={editor.view()} />
            </Show>
          </>
        }
      >
        <div>
          <Button kind="quiet" icon={<ArrowLeft />} onClick={() => open(undefined)}>
            {t().back}
          </Button>
        </div>
        <h2>{opened() === "new" ? t().newTitle : t().title}</h2>
        <Show when={opened()} keyed>
          {(letter) => (
            <Show when={letter === "new" && mayWrite()} fallback={<Letter circularId={letter} />}>
              <CircularWriter
                event={editor.view()}
                onStored={({ circularId }) =>
                  batch(() => {
                    setOwn(circularId);
                    setSearch({ letter: circularId }, { replace: true, scroll: false });
                  })
                }
                onSent={({ circularId }) => open(circularId)}
              />
            </Show>
          )}
        </Show>
      </Show>
    </div>
  );
}

function Letters(props: { mayWrite: boolean; onOpen: (letter: string) => void }): JSX.Element {
  const t = useMessages(loadCircular);
  const editor = useEventEditor();
  const [letters, { refetch }] = createResource(() => editor.view().eventId, listCirculars);
  const when = (letter: CircularView) =>
    formatDateTime(locale(), letter.sentAt ?? letter.sendAt ?? letter.updatedAt, editor.view().timeZone);
  const button = () => (
    <Show when={props.mayWrite}>
      <Button kind="primary" icon={<Mail />} onClick={() => props.onOpen("new")}>
        {t().write}
      </Button>
    </Show>
  );
  return (
    <Switch fallback={<Skeleton look="rows" lines={4} />}>
      <Match when={letters.error as unknown}>
        {(error) => <ErrorState error={error()} retry={() => void refetch()} />}
      </Match>
      <Match when={letters.latest?.items.length === 0}>
        <EmptyState title={t().empty} actions={button()}>
          {t().emptyText}
        </EmptyState>
      </Match>
      <Match when={letters.latest}>
        {(loaded) => (
          <>
            <div>{button()}</div>
            <DataTable
              caption={t().caption}
              rows={loaded().items}
              rowId={({ circularId }) => circularId}
              columns={[
                {
                  id: "subject",
                  header: t().column.subject,
                  isRowHeading: true,
                  cell: (letter) => (
                    <a class={list.link} href={`?letter=${letter.circularId}`}>
                      {letter.subject.pl}
                    </a>
                  ),
                },
                {
                  id: "state",
                  header: t().column.state,
                  isNarrow: true,
                  cell: (letter) => (
                    <StateBadge meaning={CIRCULAR_MEANINGS[letter.state]}>
                      {t().state[letter.state]}
                    </StateBadge>
                  ),
                },
                { id: "when", header: t().column.when, isNarrow: true, cell: when },
                {
                  id: "people",
                  header: t().column.people,
                  isNumeric: true,
                  cell: ({ planned }) => planned,
                },
              ]}
            />
          </>
        )}
      </Match>
    </Switch>
  );
}

function Letter(props: { circularId: string }): JSX.Element {
  const editor = useEventEditor();
  const [letter, { refetch, mutate }] = createResource(
    () => props.circularId,
    (circularId) => getCircular(editor.view().eventId, circularId),
  );
  return (
    <Switch fallback={<Skeleton look="rows" lines={6} />}>
      <Match when={letter.error as unknown}>
        {(error) => <ErrorState error={error()} retry={() => void refetch()} />}
      </Match>
      <Match
        when={letter.latest?.state === "draft" && editor.view().may.manageRegistrations && letter.latest}
      >
        {(draft) => <CircularWriter event={editor.view()} stored={draft()} onSent={mutate} />}
      </Match>
      <Match when={letter.latest}>
        {(loaded) => (
          <CircularOutcome
            event={editor.view()}
            letter={loaded()}
            onChanged={mutate}
            onRefresh={() => void refetch()}
          />
        )}
      </Match>
    </Switch>
  );
}
