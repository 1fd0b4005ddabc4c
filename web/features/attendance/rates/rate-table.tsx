import type { AttendancePerson, RatePart } from "@zapisy/core/attendance/answer";
import { hourUnitOf, inHours } from "@zapisy/core/attendance/rules";
import type { StaffEventView } from "@zapisy/core/event/answer";
import { formatDateTime, formatDayAndMonth, formatTime } from "@zapisy/words";
import { loadAttendance } from "@zapisy/words/attendance";
import ArrowDown from "~icons/lucide/arrow-down";
import ArrowUp from "~icons/lucide/arrow-up";
import ChevronsUpDown from "~icons/lucide/chevrons-up-down";
import Pencil from "~icons/lucide/pencil";
import type { JSX } from "solid-js";
import { createMemo, createSignal, For, mapArray, Match, Show, Switch } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { LoadMore } from "../../../ui/load-more.tsx";
import type { Meaning } from "../../../ui/meaning.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { StateBadge } from "../../../ui/tag.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { VisuallyHidden } from "../../../ui/visually-hidden.tsx";
import { useWindowEvent } from "../../../ui/window-event.ts";
import { EntitlementDialog } from "./entitlement-dialog.tsx";
import type { OpenBook } from "../open-book.ts";
import type { Place, RateQuestion, RateRow } from "./rate.state.ts";
import { askedRows, modulesOf, PLACES, presentAt, rateRow, sumOfParts } from "./rate.state.ts";
import styles from "./rate-table.module.css";
import type { RecordWords } from "../record-words.ts";
import { PLACE_MEANING, Warning, Cell, Legend } from "./rate-parts.tsx";

interface RateTableProps {
  open: OpenBook;
  event: StaffEventView;
  words: RecordWords;
  question: RateQuestion;
  onAsk: (change: Partial<RateQuestion>) => void;
  /** Opens a unit's list at a person. */
  onOpen: (unitId: string, registrationId?: string) => void;
}

/** How many rows are drawn at first, and then with each press on "more". */
const PAGE = 100;

/** Attendance of everybody at everything: hours, per cent, the threshold, warnings, and decisions against the rule. */
export function RateTable(props: RateTableProps): JSX.Element {
  const t = useMessages(loadAttendance);
  const [decidedFor, setDecidedFor] = createSignal<string>();
  const book = () => props.open.book();
  const units = () => book()?.units ?? [];
  // Each person's row by itself: what changes one record makes one row anew.
  const rowOf = (person: AttendancePerson) => {
    const row = createMemo(() => {
      const loaded = book();
      return loaded && rateRow(loaded, person);
    });
    return row;
  };
  const eachRow = createMemo(mapArray(() => props.open.people(), rowOf));
  const rows = createMemo(() => eachRow().flatMap((row) => row() ?? []));
  const asked = createMemo(() => askedRows(rows(), props.question));
  const [limit, setLimit] = createSignal(PAGE);
  const shown = () => asked().slice(0, limit());
  // On paper everybody stands.
  useWindowEvent("beforeprint", () => setLimit(Number.POSITIVE_INFINITY));
  const modules = () => modulesOf(units());
  /** Before the last list is closed somebody can still be told. */
  const isWarned = () => rows().some(({ hasUnitsLeft }) => hasUnitsLeft);
  const placed = (place: Place) => rows().filter((row) => row.place === place && !row.person.entitlement);
  const hourUnit = () => hourUnitOf(props.event.agenda.filter((item) => item.takesAttendance));
  const part = (row: RatePart, measure: "minutes" | "units") =>
    measure === "units"
      ? t().rates.units(row.attended, row.possible)
      : t().rates.hours(inHours(row.attended, hourUnit()), inHours(row.possible, hourUnit()));
  const measure = () => rows()[0]?.rate.measure ?? "units";
  const modulePart = (row: RateRow, module: string) =>
    row.rate.modules.find((each) => each.module === module);
  const statusOf = ({ person, place }: RateRow): { meaning: Meaning; text: string } => {
    if (person.entitlement)
      return person.entitlement.entitled
        ? { meaning: "ok", text: t().rates.status.entitled }
        : { meaning: "stop", text: t().rates.status.denied };
    return { meaning: PLACE_MEANING[place], text: t().rates.status[place] };
  };
  const nameOf = ({ person }: RateRow) => `${person.lastName} ${person.firstName}`;
  const sortBy = (column: RateQuestion["sort"]) =>
    props.onAsk({
      sort: column,
      direction:
        props.question.sort === column && props.question.direction === "ascending"
          ? "descending"
          : "ascending",
    });
  const sortOf = (column: RateQuestion["sort"]) =>
    props.question.sort === column ? props.question.direction : undefined;
  const decided = () => rows().find(({ person }) => person.registrationId === decidedFor());

  const SortButton = (own: { column: RateQuestion["sort"]; children: JSX.Element }) => (
    <button type="button" class={styles.sort} onClick={() => sortBy(own.column)}>
      {own.children}
      <Switch fallback={<ChevronsUpDown />}>
        <Match when={sortOf(own.column) === "ascending"}>
          <ArrowUp />
        </Match>
        <Match when={sortOf(own.column) === "descending"}>
          <ArrowDown />
        </Match>
      </Switch>
    </button>
  );

  return (
    <div class={styles.rates}>
      <p class={styles.lead}>
        {[
          t().rates.lead(book()?.thresholdPercent ?? 0),
          measure() === "units"
            ? t().rates.measureUnits
            : hourUnit() === "didactic"
              ? t().rates.didactic
              : "",
          t().rates.closing,
        ]
          .filter(Boolean)
          .join(" ")}
      </p>
      <Show when={isWarned()}>
        <Warning place="lost" rows={placed("lost")} onShow={() => props.onAsk({ place: "lost", q: "" })} />
        <Warning place="risk" rows={placed("risk")} onShow={() => props.onAsk({ place: "risk", q: "" })} />
      </Show>
      <Show
        when={rows().length > 0}
        fallback={<EmptyState title={t().rates.empty}>{t().rates.emptyText}</EmptyState>}
      >
        <search class={styles.filters} data-screen-only>
          <TextField
            name="rates.q"
            type="search"
            label={t().list.search}
            autocomplete="off"
            value={props.question.q}
            onInput={(q) => props.onAsk({ q })}
          />
          <SelectField
            name="rates.place"
            label={t().rates.filter}
            placeholder={t().rates.anybody}
            value={props.question.place}
            options={[
              ...PLACES.map((value) => ({ value, label: t().rates.place[value] })),
              { value: "decision" as const, label: t().rates.overridden },
            ]}
            onChange={(place) => props.onAsk({ place })}
          />
        </search>
        <Show
          when={asked().length > 0}
          fallback={
            <EmptyState
              title={t().rates.nothingFound}
              actions={<Button onClick={() => props.onAsk({ q: "", place: "" })}>{t().rates.clear}</Button>}
            />
          }
        >
          <div class={styles.scroll} role="region" aria-labelledby="rates-caption" tabIndex={0}>
            <table class={styles.table}>
              <caption class={styles.caption} id="rates-caption">
                <VisuallyHidden>
                  {t().rates.caption}. {t().rates.scroll}
                </VisuallyHidden>
              </caption>
              <thead>
                <tr>
                  <th scope="col" class={styles.nameHead} aria-sort={sortOf("name")}>
                    <SortButton column="name">{t().rates.name}</SortButton>
                  </th>
                  <th scope="col" aria-sort={sortOf("percent")}>
                    <SortButton column="percent">{t().rates.total}</SortButton>
                  </th>
                  <th scope="col" class={styles.plainHead}>
                    {t().rates.standing}
                  </th>
                  <For each={modules()}>
                    {(module) => (
                      <th scope="col" class={styles.plainHead}>
                        <span class={styles.module}>{module}</span>
                      </th>
                    )}
                  </For>
                  <For each={units()}>
                    {(unit) => (
                      <th scope="col" class={styles.unitHead}>
                        <button type="button" class={styles.unit} onClick={() => props.onOpen(unit.unitId)}>
                          <span class={styles.when}>
                            <Show when={unit.day}>{(day) => formatDayAndMonth(locale(), day())}</Show>
                            <Show when={unit.kind === "item" && unit.from}>
                              {(from) => ` ${formatTime(locale(), from())}`}
                            </Show>
                          </span>
                          <span class={styles.unitTitle} lang={props.words.unitLang(unit)}>
                            {unit.kind === "day" ? t().unit.wholeDay : props.words.unitTitle(unit)}
                            {unit.retired ? ` (${t().unit.retired})` : ""}
                          </span>
                        </button>
                      </th>
                    )}
                  </For>
                </tr>
              </thead>
              <tbody>
                <Show when={locale()} keyed>
                  <For each={shown()}>
                    {(row) => (
                      <tr>
                        <th scope="row" class={styles.name}>
                          {nameOf(row)}
                          <Show when={props.words.left(row.person)}>
                            {(left) => <span class={styles.second}>{left()}</span>}
                          </Show>
                        </th>
                        <td class={styles.part}>
                          <strong>{t().rates.percent(row.rate.total.percent)}</strong>
                          <span class={styles.second}>{part(row.rate.total, row.rate.measure)}</span>
                        </td>
                        <td>
                          <Show
                            when={book()?.may.override}
                            fallback={
                              <StateBadge meaning={statusOf(row).meaning}>{statusOf(row).text}</StateBadge>
                            }
                          >
                            <button
                              type="button"
                              class={styles.status}
                              aria-haspopup="dialog"
                              onClick={() => setDecidedFor(row.person.registrationId)}
                            >
                              <StateBadge meaning={statusOf(row).meaning}>{statusOf(row).text}</StateBadge>
                              <Pencil />
                              <VisuallyHidden>{t().override.button(nameOf(row))}</VisuallyHidden>
                            </button>
                          </Show>
                        </td>
                        <For each={modules()}>
                          {(module) => (
                            <td class={styles.part}>
                              <Show
                                when={modulePart(row, module)}
                                fallback={<VisuallyHidden>{t().notExpected}</VisuallyHidden>}
                              >
                                {(own) => (
                                  <>
                                    {t().rates.percent(own().percent)}
                                    <span class={styles.second}>{part(own(), row.rate.measure)}</span>
                                  </>
                                )}
                              </Show>
                            </td>
                          )}
                        </For>
                        <For each={units()}>
                          {(unit) => <Cell row={row} unit={unit} words={props.words} />}
                        </For>
                      </tr>
                    )}
                  </For>
                </Show>
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row" class={styles.name}>
                    {t().rates.foot}
                    <span class={styles.second}>{t().list.shown(asked().length, rows().length)}</span>
                  </th>
                  <td class={styles.part}>
                    <Total parts={asked().map(({ rate }) => rate.total)} />
                  </td>
                  <td />
                  <For each={modules()}>
                    {(module) => (
                      <td class={styles.part}>
                        <Total parts={asked().flatMap((row) => modulePart(row, module) ?? [])} />
                      </td>
                    )}
                  </For>
                  <For each={units()}>
                    {(unit) => {
                      const here = () => presentAt(unit, asked());
                      return (
                        <td class={styles.cell}>
                          <span aria-hidden="true">
                            {here().present}/{here().expected}
                          </span>
                          <VisuallyHidden>
                            {t().rates.ofExpected(here().present, here().expected)}
                          </VisuallyHidden>
                        </td>
                      );
                    }}
                  </For>
                </tr>
              </tfoot>
            </table>
          </div>
          <Show when={shown().length < asked().length}>
            <LoadMore
              shown={shown().length}
              total={asked().length}
              hasMore
              onLoad={() => Promise.resolve(setLimit((count) => count + PAGE))}
            />
          </Show>
          <Legend />
        </Show>
      </Show>
      <Show when={decided()}>
        {(row) => (
          <EntitlementDialog
            eventId={props.open.eventId}
            person={{ ...row().person, rate: row().rate }}
            thresholdPercent={book()?.thresholdPercent ?? 0}
            decided={decidedText(row().person.entitlement)}
            onSaved={(person) => props.open.replacePerson(person)}
            onClose={() => setDecidedFor(undefined)}
          />
        )}
      </Show>
    </div>
  );

  function decidedText(entitlement: RateRow["person"]["entitlement"]): string | undefined {
    if (!entitlement) return undefined;
    const who = entitlement.byName ?? props.words.author(entitlement.by) ?? "";
    return t().override.decided(who, formatDateTime(locale(), entitlement.at, props.event.timeZone));
  }

  function Total(own: { parts: readonly RatePart[] }): JSX.Element {
    const sum = () => sumOfParts(own.parts);
    return (
      <>
        <strong>{t().rates.percent(sum().percent)}</strong>
        <span class={styles.second}>{part(sum(), measure())}</span>
      </>
    );
  }
}
