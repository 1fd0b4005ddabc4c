import { useSearchParams } from "@solidjs/router";
import { canBeHeld } from "@zapisy/core/attendance/rules";
import { wallTimeAt } from "@zapisy/core/shared/time";
import { loadAttendance } from "@zapisy/words/attendance";
import { loadStaff } from "@zapisy/words/staff";
import FileUp from "~icons/lucide/file-up";
import Monitor from "~icons/lucide/monitor";
import Printer from "~icons/lucide/printer";
import TabletSmartphone from "~icons/lucide/tablet-smartphone";
import UserPlus from "~icons/lucide/user-plus";
import type { JSX } from "solid-js";
import { createMemo, createSignal, Show } from "solid-js";
import { serverNow } from "../../../data/clock.ts";
import { useMessages } from "../../../data/locale.ts";
import { PaperMenu } from "../../../features/paper/paper-menu.tsx";
import { CheckInLinks, CHECK_IN_LINKS_ID } from "../../../features/check-in/check-in-links.tsx";
import { createOpenBook } from "../../../features/attendance/open-book.ts";
import { rateQuestion } from "../../../features/attendance/rates/rate.state.ts";
import { RateTable } from "../../../features/attendance/rates/rate-table.tsx";
import { useRecordWords } from "../../../features/attendance/record-words.ts";
import { countUnit, likelyUnit, type Shown } from "../../../features/attendance/unit.state.ts";
import { UnitList } from "../../../features/attendance/unit/unit-list.tsx";
import { UnitPicker } from "../../../features/attendance/unit-picker.tsx";
import { WalkInDialog } from "../../../features/attendance/walk-in-dialog.tsx";
import { WebinarDialog } from "../../../features/attendance/webinar/webinar-dialog.tsx";
import { useEventEditor } from "../../../features/event-editor/event-editor.tsx";
import { UnitScans } from "../../../features/file/unit-scans.tsx";
import { uploadEventFile } from "../../../features/file/upload.ts";
import { usePageTitle } from "../../../ui/page-title.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import styles from "./attendance.module.css";

const SHOWN: Record<string, Shown> = { none: "none", conflict: "conflict" };

/** Who was there: the list of one agenda item to tick, and everybody's rate against the rule. */
export function AttendanceTab(): JSX.Element {
  const t = useMessages(loadAttendance);
  const staff = useMessages(loadStaff);
  usePageTitle(() => staff().eventTab.attendance);
  const editor = useEventEditor();
  const event = () => editor.view();
  const open = createOpenBook(event().eventId);
  const words = useRecordWords(open, () => event().timeZone);
  const [search, setSearch] = useSearchParams<{
    view?: string;
    unit?: string;
    q?: string;
    show?: string;
    person?: string;
    place?: string;
    sort?: string;
    direction?: string;
  }>();
  const [dialog, setDialog] = createSignal<"walk_in" | "webinar">();

  const isRates = () => search.view === "rates";
  const unit = createMemo(() => {
    const units = open.book()?.units ?? [];
    const now = wallTimeAt(serverNow().toISOString(), event().timeZone);
    const live = units.filter(({ retired }) => !retired);
    return units.find(({ unitId }) => unitId === search.unit) ?? likelyUnit(live, now) ?? units[0];
  });
  const choose = (unitId: string, person?: string) =>
    setSearch({ view: undefined, unit: unitId, person, q: undefined }, { scroll: false });
  const may = () => open.book()?.may;
  const isOn = () => event().state !== "cancelled";
  const close = () => setDialog(undefined);
  // They are made once and stand under the list, which may have a thousand people.
  const toDesks = () => document.getElementById(CHECK_IN_LINKS_ID)?.focus();

  return (
    <div class={styles.page}>
      <div class={styles.top} data-screen-only>
        <div class={styles.views} role="group" aria-label={t().views}>
          <Button
            kind="quiet"
            pressed={!isRates()}
            onClick={() => setSearch({ view: undefined, q: undefined })}
          >
            {t().view.list}
          </Button>
          <Button kind="quiet" pressed={isRates()} onClick={() => setSearch({ view: "rates", q: undefined })}>
            {t().view.rates}
          </Button>
        </div>
        <div class={styles.tools}>
          <Show when={may()?.record && isOn() && !isRates()}>
            <Button kind="primary" popup="dialog" icon={<UserPlus />} onClick={() => setDialog("walk_in")}>
              {t().tools.walkIn}
            </Button>
          </Show>
          <PaperMenu event={event()} />
          <Show when={may()?.close && !isRates()}>
            <Button icon={<TabletSmartphone />} onClick={toDesks}>
              {t().tools.desks}
            </Button>
          </Show>
          <Show when={isRates()}>
            <Button kind="quiet" icon={<Printer />} onClick={() => window.print()}>
              {t().tools.print}
            </Button>
          </Show>
        </div>
      </div>
      <Show when={open.error()}>
        {(error) => <ErrorState error={error()} retry={() => open.refresh()} />}
      </Show>
      <Show
        when={open.book()}
        fallback={<Show when={!open.error()}>{<Skeleton look="rows" lines={10} />}</Show>}
      >
        {(book) => (
          <Show
            when={unit()}
            fallback={
              <EmptyState
                title={t().unit.none}
                actions={
                  <LinkButton href={`/staff/events/${event().eventId}/programme`}>
                    {t().unit.toProgramme}
                  </LinkButton>
                }
              >
                {t().unit.noneText}
              </EmptyState>
            }
          >
            {(chosen) => (
              <Show
                when={!isRates()}
                fallback={
                  <RateTable
                    open={open}
                    event={event()}
                    words={words}
                    question={rateQuestion(search)}
                    onAsk={(change) => setSearch(change, { replace: true, scroll: false })}
                    onOpen={choose}
                  />
                }
              >
                <div class={styles.columns}>
                  <UnitPicker
                    units={book().units}
                    chosen={chosen().unitId}
                    words={words}
                    counts={(each) => countUnit(each, open.people())}
                    isClosed={(each) => open.closing(each.unitId) !== undefined}
                    onChoose={choose}
                  />
                  <UnitList
                    open={open}
                    unit={chosen()}
                    words={words}
                    timeZone={event().timeZone}
                    canBeHeld={canBeHeld(event(), chosen())}
                    q={search.q ?? ""}
                    shown={SHOWN[search.show ?? ""] ?? "all"}
                    person={search.person}
                    onChange={({ shown, ...change }) =>
                      setSearch(
                        { ...change, ...(shown === undefined ? {} : { show: shown === "all" ? "" : shown }) },
                        { replace: true, scroll: false },
                      )
                    }
                    onWalkIn={() => setDialog("walk_in")}
                    scans={() => <UnitScans eventId={event().eventId} unitId={chosen().unitId} />}
                    actions={
                      <Show when={may()?.record && isOn() && !chosen().retired}>
                        <LinkButton
                          small
                          external
                          href={`/staff/events/${event().eventId}/attendance/screen/${encodeURIComponent(chosen().unitId)}`}
                          icon={<Monitor />}
                        >
                          {t().tools.screen}
                        </LinkButton>
                        <Show when={event().place.mode !== "onsite"}>
                          <Button small popup="dialog" icon={<FileUp />} onClick={() => setDialog("webinar")}>
                            {t().tools.webinar}
                          </Button>
                        </Show>
                      </Show>
                    }
                  />
                </div>
                <Show when={may()?.close}>
                  <CheckInLinks event={event()} />
                </Show>
                <Show when={dialog() === "webinar"}>
                  <WebinarDialog
                    open={open}
                    unit={chosen()}
                    timeZone={event().timeZone}
                    words={words}
                    onKeep={(file) =>
                      uploadEventFile(event().eventId, file, {
                        purpose: "log_report",
                        unitId: chosen().unitId,
                      })
                    }
                    onClose={close}
                  />
                </Show>
              </Show>
            )}
          </Show>
        )}
      </Show>
      <Show when={dialog() === "walk_in"}>
        <WalkInDialog
          event={event()}
          unit={unit()}
          unitTitle={unitTitle()}
          people={open.people()}
          onShow={(person) => {
            close();
            const shown = unit();
            if (shown) choose(shown.unitId, person);
          }}
          onAdded={() => {
            void open.refresh();
            void editor.refresh();
          }}
          onClose={close}
        />
      </Show>
    </div>
  );

  function unitTitle(): string {
    const chosen = unit();
    return chosen ? words.unitTitle(chosen) : "";
  }
}
