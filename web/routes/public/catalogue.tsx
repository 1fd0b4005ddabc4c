import { createAsync, revalidate, useSearchParams } from "@solidjs/router";
import type { EventSummary } from "@zapisy/core/event/answer";
import type { EventKind } from "@zapisy/core/event/schema";
import type { Page } from "@zapisy/core/shared/page";
import { loadPublic } from "@zapisy/words/public";
import CalendarPlus from "~icons/lucide/calendar-plus";
import SearchX from "~icons/lucide/search-x";
import type { JSX } from "solid-js";
import {
  createEffect,
  createMemo,
  createSignal,
  ErrorBoundary,
  For,
  on,
  onCleanup,
  Show,
  Suspense,
} from "solid-js";
import { useMessages } from "../../data/locale.ts";
import {
  countFilters,
  filterFromParams,
  groupEvents,
  paramsOfFilter,
  type CatalogueFilter,
} from "../../features/event/catalogue.state.ts";
import { EventCard } from "../../features/event/event-card.tsx";
import { getCatalogue, getMoreOfCatalogue } from "../../features/event/catalogue-query.ts";
import { asHeading } from "../../features/event/event-text.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./catalogue.module.css";
import { Told } from "../../ui/told.tsx";

/** Typing waits so long before the list is asked for. */
const TYPING_PAUSE_MS = 300;

/** What one may sign up for: search, filters and the list by month. */
export function CataloguePage(): JSX.Element {
  const t = useMessages(loadPublic);
  const [params, setParams] = useSearchParams();
  const filter = createMemo(() => filterFromParams(params, Object.keys(t().eventKind) as EventKind[]));
  const change = (part: Partial<CatalogueFilter>) =>
    setParams(paramsOfFilter({ ...filter(), ...part }), { replace: true, scroll: false });
  return (
    <div class={styles.page}>
      <PageHeading title={t().catalogue.title} />
      <Filters filter={filter()} onChange={change} />
      <ErrorBoundary
        fallback={(error: unknown, reset) => <ListFailure error={error} filter={filter()} reset={reset} />}
      >
        <Suspense fallback={<Skeleton look="rows" lines={6} />}>
          <EventList
            filter={filter()}
            onClear={() => change({ q: "", kind: "", from: "", to: "", past: false })}
            onShowPast={() => change({ past: true })}
          />
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}

/** The filters stay while the list could not be fetched; another filter is another try. */
function ListFailure(props: { error: unknown; filter: CatalogueFilter; reset: () => void }): JSX.Element {
  createEffect(
    on(
      () => props.filter,
      () => props.reset(),
      { defer: true },
    ),
  );
  const retry = async () => {
    await revalidate(getCatalogue.key);
    props.reset();
  };
  return <ErrorState error={props.error} retry={retry} />;
}

interface FiltersProps {
  filter: CatalogueFilter;
  onChange: (part: Partial<CatalogueFilter>) => void;
}

function Filters(props: FiltersProps): JSX.Element {
  const t = useMessages(loadPublic);
  let typing: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(typing));
  let typed: string | undefined;
  const search = () => {
    clearTimeout(typing);
    if (typed !== undefined) props.onChange({ q: typed.trim() });
  };
  const type = (q: string) => {
    typed = q;
    clearTimeout(typing);
    typing = setTimeout(search, TYPING_PAUSE_MS);
  };
  const used = () => countFilters(props.filter);
  return (
    <search class={styles.filters} data-screen-only>
      <form
        class={styles.search}
        action="/"
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <TextField
          name="q"
          type="search"
          label={t().catalogue.search}
          help={t().catalogue.searchHelp}
          value={props.filter.q}
          onInput={type}
          autocomplete="off"
        />
      </form>
      <details class={styles.more} open={used() > 0}>
        <summary>{used() > 0 ? t().catalogue.filtersUsed(used()) : t().catalogue.filters}</summary>
        <div class={styles.fields}>
          <SelectField
            name="kind"
            label={t().catalogue.kind}
            value={props.filter.kind}
            placeholder={t().catalogue.anyKind}
            options={Object.entries(t().eventKind).map(([kind, label]) => ({
              value: kind as EventKind,
              label,
            }))}
            onChange={(kind) => props.onChange({ kind })}
          />
          <DateField
            name="from"
            label={t().catalogue.from}
            value={props.filter.from}
            onInput={(from) => props.onChange({ from })}
          />
          <DateField
            name="to"
            label={t().catalogue.to}
            value={props.filter.to}
            min={props.filter.from || undefined}
            onInput={(to) => props.onChange({ to })}
          />
          <Checkbox
            name="past"
            label={t().catalogue.past}
            checked={props.filter.past}
            disabled={props.filter.from !== ""}
            onChange={(past) => props.onChange({ past })}
          />
        </div>
      </details>
    </search>
  );
}

interface EventListProps {
  filter: CatalogueFilter;
  onClear: () => void;
  onShowPast: () => void;
}

function EventList(props: EventListProps): JSX.Element {
  const t = useMessages(loadPublic);
  const first = createAsync(() => getCatalogue(props.filter));
  // Further pages belong to the first page that they were asked after; another filter leaves them behind.
  const [further, setFurther] = createSignal<{ after: Page<EventSummary>; pages: Page<EventSummary>[] }>();
  const [failure, setFailure] = createSignal<unknown>();
  const pages = () => {
    const page = first();
    if (!page) return [];
    const more = further();
    return more?.after === page ? [page, ...more.pages] : [page];
  };
  const events = () => pages().flatMap(({ items }) => items);
  const cursor = () => pages().at(-1)?.cursor;
  const isNarrowed = () => props.filter.q !== "" || countFilters(props.filter) > 0;

  const loadMore = async () => {
    const after = first();
    const from = cursor();
    if (!after || !from) return;
    setFailure(undefined);
    try {
      const page = await getMoreOfCatalogue(props.filter, from);
      setFurther((known) => ({ after, pages: known?.after === after ? [...known.pages, page] : [page] }));
    } catch (error) {
      setFailure(() => error);
    }
  };

  return (
    <Show when={first()}>
      <VisuallyHidden role="status">
        <Told>{t().catalogue.shown(events().length)}</Told>
      </VisuallyHidden>
      <Show
        when={events().length > 0}
        fallback={
          <Show
            when={isNarrowed()}
            fallback={
              <EmptyState
                title={t().catalogue.nothingPlanned}
                actions={<Button onClick={() => props.onShowPast()}>{t().catalogue.showPast}</Button>}
              >
                {t().catalogue.nothingPlannedHelp}
              </EmptyState>
            }
          >
            <EmptyState
              title={t().catalogue.nothingFound}
              icon={<SearchX />}
              actions={<Button onClick={() => props.onClear()}>{t().catalogue.clear}</Button>}
            >
              {t().catalogue.nothingFoundHelp}
            </EmptyState>
          </Show>
        }
      >
        <div class={styles.groups}>
          <For each={groupEvents(events())}>
            {(group) => (
              <section class={styles.group}>
                <h2 class={styles.period}>{asHeading(t().date.tentative(group.period))}</h2>
                <ul class={styles.list} role="list">
                  <For each={group.events}>
                    {(event) => (
                      <li>
                        <EventCard event={event} />
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            )}
          </For>
        </div>
        <Show when={failure()}>{(error) => <ErrorState error={error()} retry={loadMore} />}</Show>
        <Show when={cursor() && !failure()}>
          <LoadMore shown={events().length} hasMore onLoad={loadMore} />
        </Show>
        <p class={styles.calendar} data-screen-only>
          <a href="/api/events.ics" rel="external" download="">
            <CalendarPlus aria-hidden="true" />
            {t().catalogue.calendar}
          </a>
        </p>
      </Show>
    </Show>
  );
}
