import { useSearchParams } from "@solidjs/router";
import { wantsDeskReason } from "@zapisy/core/attendance/schema";
import type { AttendanceState, DeskReasonCode } from "@zapisy/core/attendance/schema";
import type { DeskBook } from "@zapisy/core/check-in/answer";
import { readTicket } from "@zapisy/core/check-in/rules";
import { wallTimeAt } from "@zapisy/core/shared/time";
import { loadCheckIn } from "@zapisy/words/check-in";
import { loadNamesake } from "@zapisy/words/namesake";
import { loadShell } from "@zapisy/words/shell";
import ScanQrCode from "lucide-solid/icons/scan-qr-code";
import Undo2 from "lucide-solid/icons/undo-2";
import UserPlus from "lucide-solid/icons/user-plus";
import X from "lucide-solid/icons/x";
import type { JSX } from "solid-js";
import { createEffect, createMemo, createSignal, For, Match, on, Show, Switch } from "solid-js";
import { isOnline } from "../../data/connection.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { usePageTitle } from "../../ui/page-title.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { textIn } from "../event/event-text.ts";
import { MinutesDialog, ReasonDialog } from "./desk-dialogs.tsx";
import type { Desk } from "./desk.ts";
import {
  conflictsOf,
  decideScan,
  formerWish,
  fullName,
  minutesInto,
  recordOf,
  rowsOf,
  searchRows,
  tallyOf,
  unitNow,
  type DeskRow,
  type Entry,
  type IndexedBook,
  type PersonKey,
  type Wish,
} from "./desk.state.ts";
import { useDeskWords } from "./desk-words.ts";
import styles from "./desk.module.css";
import { DevicePanel } from "./device-panel.tsx";
import { PersonRow } from "./person-row.tsx";
import { Scanner, type ScanResult } from "./scanner.tsx";
import { signal } from "./signal.ts";
import { StatusLine } from "./status-line.tsx";
import { ConflictList, RefusedList } from "./trouble-lists.tsx";
import { WalkInForm } from "./walk-in-form.tsx";
import { Told } from "../../ui/told.tsx";

/** A person as acts name them. */
interface Somebody {
  key: PersonKey;
  name: string;
}

/** What waits for an answer in a dialog. */
type Question =
  | { ask: "minutes"; person: Somebody }
  | { ask: "reason"; person: Somebody; code: DeskReasonCode; give: (reason: string) => void }
  | { ask: "walk_in" };

/** What was done last, and how to take it back. */
interface LastAct {
  text: string;
  undo?: () => void;
}

const HINT_ID = "desk-hint";

/** The list of one event at a desk: pick a unit, find people, mark them; everything works without a network. */
export function DeskView(props: { desk: Desk; index: IndexedBook }): JSX.Element {
  const t = useMessages(loadCheckIn);
  const shell = useMessages(loadShell);
  const namesakeWords = useMessages(loadNamesake);
  const book = (): DeskBook => props.index.book;
  const words = useDeskWords(book);
  const entries = () => props.desk.entries();
  const [search, setSearch] = useSearchParams<{ unit?: string }>();
  const [query, setQuery] = createSignal("");
  const [isScanning, setScanning] = createSignal(false);
  const [scanned, setScanned] = createSignal<ScanResult>();
  const [last, setLast] = createSignal<LastAct>();
  const [question, setQuestion] = createSignal<Question>();
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
  const byKey = createMemo(() => new Map(rows().map((row) => [row.key, row])));
  const found = createMemo(() => searchRows(rows(), query()).map(({ key }) => key));
  const conflicts = createMemo(() => conflictsOf(props.index, entries()));
  const tally = createMemo(() => tallyOf(rows()));
  const closing = () => book().closings.find(({ unitId }) => unitId === unit()?.unitId);
  const refused = createMemo(() => entries().filter((entry) => entry.refused !== undefined));

  // What was done last did not happen after all; the list of refused entries says so.
  createEffect(
    on(
      () => refused().length,
      (count, before = 0) => count > before && setLast(undefined),
    ),
  );

  const isClosed = (unitId: string) => book().closings.some((one) => one.unitId === unitId);

  /** Why a mark needs a reason, as far as the desk knows. */
  const reasonCode = ({ key }: Somebody, unitId: string): DeskReasonCode | undefined => {
    if (isClosed(unitId)) return "attendance.unit_closed";
    if (book().units.some((one) => one.unitId === unitId && one.retired)) return "attendance.unit_retired";
    return props.index.people.get(key)?.left ? "attendance.person_left" : undefined;
  };

  /** Records, after asking for a reason where one is wanted; `done` is told what there was to record. */
  const record = (person: Somebody, unitId: string, wish: Wish, done: () => void) => {
    const code = reasonCode(person, unitId);
    if (code && wish.reason === undefined) {
      const give = (reason: string) => record(person, unitId, { ...wish, reason }, done);
      return setQuestion({ ask: "reason", person, code, give });
    }
    setQuestion(undefined);
    if (props.desk.record(person, unitId, wish)) done();
  };

  const undo = (person: Somebody, unitId: string) => {
    const former = formerWish(recordOf(props.index, entries(), person.key, unitId));
    record(person, unitId, { ...former, source: "list" }, () =>
      setLast({ text: t().done.undone(person.name) }),
    );
  };

  const see = (person: Somebody, wish: Pick<Wish, "state" | "minutes" | "source">) => {
    const unitId = unit()?.unitId;
    if (unitId === undefined) return;
    record(person, unitId, wish, () =>
      setLast({
        text: t().done.recorded(person.name, words.state(wish)),
        undo: () => undo(person, unitId),
      }),
    );
  };

  const somebody = (row: DeskRow): Somebody => ({ key: row.key, name: fullName(row) });
  const source = () => (query().trim() ? "search" : "list") as Wish["source"];

  const tap = (row: DeskRow) => {
    const { state, at, conflict } = row.record;
    if (state !== "present" || conflict.length > 0)
      return see(somebody(row), { state: "present", source: source() });
    const name = fullName(row);
    setLast({ text: at ? t().done.already(name, words.time(at)) : t().done.alreadyPlain(name) });
  };

  const choose = (row: DeskRow, state: AttendanceState) => {
    if (state === "left_early") setQuestion({ ask: "minutes", person: somebody(row) });
    else see(somebody(row), { state, source: source() });
  };

  const scan = (text: string) => {
    const at = unit();
    // While something is asked the next person waits.
    if (!at || question()) return;
    const decision = decideScan(text, props.index, entries(), at);
    const show = (
      result: Omit<ScanResult, "title">,
      outcome: keyof ReturnType<typeof t>["scan"]["result"] = decision.outcome,
    ) => {
      signal(result.meaning);
      setScanned({ ...result, title: t().scan.result[outcome] });
    };
    switch (decision.outcome) {
      case "no_ticket":
        return show({ meaning: "stop", text: t().scan.no_ticket });
      case "unknown":
        // Somebody may have signed up after the list was fetched.
        void props.desk.sync();
        return show({ meaning: "stop", text: isOnline() ? t().scan.unknown : t().scan.unknownOffline });
      case "not_expected": {
        const { person } = decision;
        const choice = words.options(person.options);
        const name = fullName(person);
        return show({
          meaning: "stop",
          text: choice ? t().scan.notExpected(name, choice) : t().scan.notExpectedPlain(name),
        });
      }
      case "already": {
        const name = fullName(decision.person);
        return show({
          meaning: "note",
          text: decision.at ? t().done.already(name, words.time(decision.at)) : t().done.alreadyPlain(name),
        });
      }
      case "left":
      case "present": {
        const { person } = decision;
        see({ key: person.registrationId, name: fullName(person) }, { state: "present", source: "scan" });
        const text = fullName(person);
        if (isClosed(at.unitId)) return show({ meaning: "wait", text }, "closed");
        return show({ meaning: decision.outcome === "left" ? "wait" : "ok", text });
      }
    }
  };

  /** A reader held in the hand types the code and Enter; a code typed by hand is taken the same way. */
  const enter = (event: SubmitEvent) => {
    event.preventDefault();
    if (readTicket(query()) !== undefined) {
      scan(query());
      setQuery("");
      const result = scanned();
      if (result && result.meaning !== "ok") setLast({ text: `${result.title}. ${result.text}` });
      return;
    }
    const [only, other] = found();
    const row = only && !other && byKey().get(only);
    if (row) tap(row);
  };

  /** Who can be meant by a name: the people of the book, and walk-ins of this desk that wait to be sent. */
  const listed = () => [
    ...book().people.map(({ registrationId, firstName, lastName, options }) => ({
      id: registrationId as PersonKey,
      firstName,
      lastName,
      details: words.options(options) ?? "",
    })),
    ...entries().flatMap((entry) =>
      entry.kind === "walk_in" && entry.refused === undefined
        ? [
            {
              id: entry.id as PersonKey,
              firstName: entry.walkIn.firstName,
              lastName: entry.walkIn.lastName,
              details: [entry.walkIn.institution, namesakeWords().waiting].filter(Boolean).join(", "),
            },
          ]
        : [],
    ),
  ];

  const giveReason = (entry: Entry) =>
    setQuestion({
      ask: "reason",
      person: { key: entry.kind === "mark" ? entry.person : entry.id, name: entry.name },
      code: wantsDeskReason(entry.refused) ? entry.refused : "attendance.unit_closed",
      give: (reason) => {
        props.desk.retry(entry, reason);
        setQuestion(undefined);
      },
    });

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
            <div class={styles.place}>
              <SelectField
                name="unit"
                label={t().unit.label}
                value={chosen().unitId}
                options={offered().map((one) => ({ value: one.unitId, label: words.unitOption(one) }))}
                onChange={(unitId) => setSearch({ unit: unitId }, { replace: true, scroll: false })}
              />
              <div class={styles.tally}>
                <p aria-hidden="true" class={styles.count}>
                  <span class={styles.number}>
                    <Told>{String(tally().present)}</Told>
                  </span>{" "}
                  <Told>{`${t().tally.of} ${tally().expected} ${t().tally.present(tally().expected)}`}</Told>
                </p>
                <VisuallyHidden>
                  <Told>{t().tally.spoken(tally().present, tally().expected)}</Told>
                </VisuallyHidden>
                <p class={styles.soft}>
                  <Told>
                    {[
                      tally().leftEarly > 0 && t().tally.leftEarly(tally().leftEarly),
                      tally().excused > 0 && t().tally.excused(tally().excused),
                      tally().absent > 0 && t().tally.absent(tally().absent),
                    ]
                      .filter(Boolean)
                      .join(", ")}
                  </Told>
                </p>
              </div>
            </div>
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
              onReason={giveReason}
              onRetry={(entry) => props.desk.retry(entry)}
              onDiscard={(entry) => props.desk.discard(entry)}
            />
            <ConflictList
              conflicts={conflicts()}
              words={words}
              onSettle={(conflict, wish) =>
                record(
                  { key: conflict.person, name: conflict.name },
                  conflict.unit.unitId,
                  { ...wish, source: "list" },
                  () => setLast({ text: t().conflict.settled(conflict.name) }),
                )
              }
            />
            <div class={styles.work} data-scanning={isScanning() || undefined}>
              <Show when={isScanning()}>
                <Scanner onRead={scan} result={scanned()} onClose={() => setScanning(false)} />
              </Show>
              <div class={styles.people}>
                <div class={styles.tools}>
                  <form class={styles.search} role="search" onSubmit={enter}>
                    <TextField
                      name="query"
                      label={t().search.label}
                      hideLabel
                      placeholder={t().search.placeholder}
                      type="search"
                      autocomplete="off"
                      spellcheck={false}
                      value={query()}
                      onInput={setQuery}
                    />
                    <Show when={query()}>
                      <Button
                        kind="quiet"
                        label={t().search.clear}
                        icon={<X />}
                        onClick={() => setQuery("")}
                      />
                    </Show>
                  </form>
                  <Show when={!isScanning()}>
                    <Button
                      kind="primary"
                      icon={<ScanQrCode />}
                      onClick={() => {
                        setScanned(undefined);
                        setScanning(true);
                      }}
                    >
                      {t().scan.open}
                    </Button>
                  </Show>
                  <Button icon={<UserPlus />} onClick={() => setQuestion({ ask: "walk_in" })}>
                    {t().walkIn.open}
                  </Button>
                </div>
                <VisuallyHidden role="status">
                  <Told>{query().trim() ? t().search.count(found().length) : ""}</Told>
                </VisuallyHidden>
                <VisuallyHidden id={HINT_ID}>{t().list.hint}</VisuallyHidden>
                <ul class={styles.list} role="list" aria-label={t().list.label}>
                  <For
                    each={found()}
                    fallback={
                      <li>
                        <Show
                          when={query().trim()}
                          fallback={
                            <EmptyState title={t().list.empty}>
                              <p>{t().list.emptyText}</p>
                            </EmptyState>
                          }
                        >
                          <EmptyState title={t().search.none}>
                            <p>{t().search.noneText}</p>
                          </EmptyState>
                        </Show>
                      </li>
                    }
                  >
                    {(key) => (
                      <Show when={byKey().get(key)}>
                        {(row) => (
                          <PersonRow
                            row={row()}
                            words={words}
                            hintId={HINT_ID}
                            onPresent={() => tap(row())}
                            onState={(state) => choose(row(), state)}
                            onUndo={() => undo(somebody(row()), chosen().unitId)}
                          />
                        )}
                      </Show>
                    )}
                  </For>
                </ul>
              </div>
            </div>
          </>
        )}
      </Show>
      <DevicePanel desk={props.desk} expiresAt={book().link.expiresAt} timeZone={book().event.timeZone} />
      <footer class={styles.foot}>
        <div class={styles.act}>
          <p role="status">
            <Told>{last()?.text}</Told>
          </p>
          <Show when={last()?.undo}>
            {(takeBack) => (
              <Button small icon={<Undo2 />} onClick={() => takeBack()()}>
                {shell().action.undo}
              </Button>
            )}
          </Show>
        </div>
        <StatusLine desk={props.desk} timeZone={book().event.timeZone} time={words.time} />
      </footer>
      <Show when={question()} keyed>
        {(asked) => (
          <Switch>
            <Match when={asked.ask === "minutes" && asked}>
              {(minutes) => (
                <MinutesDialog
                  name={minutes().person.name}
                  whole={unit()?.clockMinutes}
                  likely={minutesInto(unit(), props.desk.now(), book().event.timeZone)}
                  onSubmit={(count) => {
                    setQuestion(undefined);
                    see(minutes().person, { state: "left_early", minutes: count, source: "list" });
                  }}
                  onClose={() => setQuestion(undefined)}
                />
              )}
            </Match>
            <Match when={asked.ask === "reason" && asked}>
              {(reason) => (
                <ReasonDialog
                  name={reason().person.name}
                  code={reason().code}
                  onSubmit={(text) => reason().give(text)}
                  onClose={() => setQuestion(undefined)}
                />
              )}
            </Match>
            <Match when={asked.ask === "walk_in" && unit()}>
              {(chosen) => (
                <WalkInForm
                  groups={book().event.choiceGroups}
                  unit={chosen()}
                  now={props.desk.now}
                  people={listed()}
                  onListed={(person) => {
                    setQuestion(undefined);
                    setQuery("");
                    see({ key: person.id, name: fullName(person) }, { state: "present", source: "search" });
                  }}
                  onAdd={(input) => {
                    const isHere = props.desk.addWalkIn(input, chosen());
                    setQuestion(undefined);
                    setQuery("");
                    const name = fullName(input);
                    setLast({ text: isHere ? t().walkIn.added(name) : t().walkIn.addedElsewhere(name) });
                  }}
                  onClose={() => setQuestion(undefined)}
                />
              )}
            </Match>
          </Switch>
        )}
      </Show>
    </div>
  );
}
