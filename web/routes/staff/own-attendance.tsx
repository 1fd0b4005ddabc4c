import { useParams, useSearchParams } from "@solidjs/router";
import { canBeHeld } from "@zapisy/core/attendance/rules";
import type { OwnEvent } from "@zapisy/core/own-event/answer";
import { wallTimeAt } from "@zapisy/core/shared/time";
import { loadOwnEvent } from "@zapisy/words/own-event";
import type { JSX } from "solid-js";
import { createMemo, Show } from "solid-js";
import { serverNow } from "../../data/clock.ts";
import { useMessages } from "../../data/locale.ts";
import { createOpenBook } from "../../features/attendance/open-book.ts";
import { useRecordWords } from "../../features/attendance/record-words.ts";
import { countUnit, likelyUnit, type Shown } from "../../features/attendance/unit.state.ts";
import { UnitList } from "../../features/attendance/unit/unit-list.tsx";
import { UnitPicker } from "../../features/attendance/unit-picker.tsx";
import { OwnEventFrame } from "../../features/own-event/own-event-frame.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import styles from "./event/attendance.module.css";

const SHOWN: Record<string, Shown> = { none: "none", conflict: "conflict" };

/** The lists of attendance of an event in whose team one is. */
export function OwnAttendancePage(): JSX.Element {
  const params = useParams<{ eventId: string }>();
  return <OwnEventFrame eventId={params.eventId}>{(event) => <Lists event={event} />}</OwnEventFrame>;
}

function Lists(props: { event: OwnEvent }): JSX.Element {
  const t = useMessages(loadOwnEvent);
  // oxlint-disable-next-line solid/reactivity -- the frame is keyed by the event
  const open = createOpenBook(props.event.eventId);
  const words = useRecordWords(open, () => props.event.timeZone);
  const [search, setSearch] = useSearchParams<{
    unit?: string;
    q?: string;
    show?: string;
    person?: string;
  }>();
  const unit = createMemo(() => {
    const units = open.book()?.units ?? [];
    const now = wallTimeAt(serverNow().toISOString(), props.event.timeZone);
    const live = units.filter(({ retired }) => !retired);
    return units.find(({ unitId }) => unitId === search.unit) ?? likelyUnit(live, now) ?? units[0];
  });
  return (
    <div class={styles.page}>
      <Show when={open.error()}>
        {(error) => <ErrorState error={error()} retry={() => open.refresh()} />}
      </Show>
      <Show
        when={open.book()}
        fallback={<Show when={!open.error()}>{<Skeleton look="rows" lines={10} />}</Show>}
      >
        {(book) => (
          <Show when={unit()} fallback={<EmptyState title={t().noLists}>{t().noListsText}</EmptyState>}>
            {(chosen) => (
              <div class={styles.columns}>
                <UnitPicker
                  units={book().units}
                  chosen={chosen().unitId}
                  words={words}
                  counts={(each) => countUnit(each, open.people())}
                  isClosed={(each) => open.closing(each.unitId) !== undefined}
                  onChoose={(unitId) =>
                    setSearch({ unit: unitId, person: undefined, q: undefined }, { scroll: false })
                  }
                />
                <UnitList
                  open={open}
                  unit={chosen()}
                  words={words}
                  timeZone={props.event.timeZone}
                  canBeHeld={canBeHeld(props.event, chosen())}
                  q={search.q ?? ""}
                  shown={SHOWN[search.show ?? ""] ?? "all"}
                  person={search.person}
                  onChange={({ shown, ...change }) =>
                    setSearch(
                      { ...change, ...(shown === undefined ? {} : { show: shown === "all" ? "" : shown }) },
                      { replace: true, scroll: false },
                    )
                  }
                />
              </div>
            )}
          </Show>
        )}
      </Show>
    </div>
  );
}
