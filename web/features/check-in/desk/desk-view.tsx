import { useSearchParams } from "@solidjs/router";
import type { DeskBook } from "@zapisy/core/check-in/answer";
import { wallTimeAt } from "@zapisy/core/shared/time";
import { loadCheckIn } from "@zapisy/words/check-in";
import { loadShell } from "@zapisy/words/shell";
import Undo2 from "~icons/lucide/undo-2";
import type { JSX } from "solid-js";
import { createEffect, createMemo, createSignal, on, Show } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { usePageTitle } from "../../../ui/page-title.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { textIn } from "../../event/event-text.ts";
import type { Desk } from "./desk.ts";
import { conflictsOf, rowsOf, unitNow, type IndexedBook } from "./desk.state.ts";
import { useDeskWords } from "./desk-words.ts";
import styles from "./desk.module.css";
import { DevicePanel } from "./device-panel.tsx";
import { Scanner } from "./scanner.tsx";
import { StatusLine } from "./status-line.tsx";
import { ConflictList, RefusedList } from "./trouble-lists.tsx";
import { Told } from "../../../ui/told.tsx";
import { createDeskActs } from "./acts.ts";
import { DeskPeople } from "./desk-people.tsx";
import { DeskPlace } from "./desk-place.tsx";
import { DeskQuestions } from "./desk-questions.tsx";

/** The list of one event at a desk: pick a unit, find people, mark them; everything works without a network. */
export function DeskView(props: { desk: Desk; index: IndexedBook }): JSX.Element {
  const t = useMessages(loadCheckIn);
  const shell = useMessages(loadShell);
  const book = (): DeskBook => props.index.book;
  const words = useDeskWords(book);
  const entries = () => props.desk.entries();
  const [search, setSearch] = useSearchParams<{ unit?: string }>();
  const [query, setQuery] = createSignal("");
  const [isScanning, setScanning] = createSignal(false);
  usePageTitle(() => t().title);

  /** What was taken out of the programme is not offered, and stays with who is at it. */
  const offered = () => book().units.filter(({ retired, unitId }) => !retired || unitId === search.unit);
  // What runs when the page opens; from then on the desk stays where somebody put it.
  // oxlint-disable-next-line solid/reactivity -- once on purpose
  const atOpening = unitNow(offered(), wallTimeAt(props.desk.now(), book().event.timeZone))?.unitId;
  const unit = createMemo(() => {
    const units = offered();
    return (
      book().units.find(({ unitId }) => unitId === search.unit) ??
      units.find(({ unitId }) => unitId === atOpening) ??
      units[0]
    );
  });
  const rows = createMemo(() => {
    const chosen = unit();
    return chosen ? rowsOf(props.index, entries(), chosen) : [];
  });
  const conflicts = createMemo(() => conflictsOf(props.index, entries()));
  const closing = () => book().closings.find(({ unitId }) => unitId === unit()?.unitId);
  const refused = createMemo(() => entries().filter((entry) => entry.refused !== undefined));

  const acts = createDeskActs(
    // oxlint-disable-next-line solid/reactivity -- a desk is one for as long as its page is open
    props.desk,
    () => props.index,
    unit,
    words,
    () => (query().trim() ? "search" : "list"),
  );

  // What was done last did not happen after all; the list of refused entries says so.
  createEffect(
    on(
      () => refused().length,
      (count, before = 0) => count > before && acts.tell(undefined),
    ),
  );

  return (
    <div class={styles.desk}>
      <header class={styles.header}>
        <h1 class={styles.title} lang={textIn(locale(), book().event.title).lang}>
          {textIn(locale(), book().event.title).text}
        </h1>
        <p class={styles.soft}>{t().desk(book().link.name)}</p>
      </header>
      <Show
        when={unit()}
        fallback={
          <EmptyState title={t().unit.none}>
            <p>{t().unit.noneText}</p>
          </EmptyState>
        }
      >
        {(chosen) => (
          <>
            <DeskPlace
              unit={chosen()}
              offered={offered()}
              rows={rows()}
              words={words}
              onChoose={(unitId) => setSearch({ unit: unitId }, { replace: true, scroll: false })}
            />
            <Show when={closing()}>
              {(closed) => (
                <Notice meaning="note">
                  <p>{t().unit.closed(closed().closedAt, book().event.timeZone)}</p>
                </Notice>
              )}
            </Show>
            <RefusedList
              entries={refused()}
              words={words}
              onReason={acts.giveReason}
              onRetry={(entry) => props.desk.retry(entry)}
              onDiscard={(entry) => props.desk.discard(entry)}
            />
            <ConflictList
              conflicts={conflicts()}
              words={words}
              onSettle={(conflict, wish) =>
                acts.record(
                  { key: conflict.person, name: conflict.name },
                  conflict.unit.unitId,
                  { ...wish, source: "list" },
                  () => acts.tell({ text: t().conflict.settled(conflict.name) }),
                )
              }
            />
            <div class={styles.work} data-scanning={isScanning() || undefined}>
              <Show when={isScanning()}>
                <Scanner onRead={acts.scan} result={acts.scanned()} onClose={() => setScanning(false)} />
              </Show>
              <DeskPeople
                rows={rows()}
                unitId={chosen().unitId}
                acts={acts}
                words={words}
                query={query()}
                onQuery={setQuery}
                isScanning={isScanning()}
                onScan={() => setScanning(true)}
              />
            </div>
          </>
        )}
      </Show>
      <DevicePanel desk={props.desk} expiresAt={book().link.expiresAt} timeZone={book().event.timeZone} />
      <footer class={styles.foot}>
        <div class={styles.act}>
          <p role="status">
            <Told>{acts.last()?.text}</Told>
          </p>
          <Show when={acts.last()?.undo}>
            {(takeBack) => (
              <Button small icon={<Undo2 />} onClick={() => takeBack()()}>
                {shell().action.undo}
              </Button>
            )}
          </Show>
        </div>
        <StatusLine desk={props.desk} timeZone={book().event.timeZone} time={words.time} />
      </footer>
      <DeskQuestions
        desk={props.desk}
        book={book()}
        unit={unit()}
        acts={acts}
        words={words}
        onFound={() => setQuery("")}
      />
    </div>
  );
}
