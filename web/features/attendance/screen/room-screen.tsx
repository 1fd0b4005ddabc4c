import type { ScreenCode } from "@zapisy/core/attendance/answer";
import { attendanceUnits, checkInWindow } from "@zapisy/core/attendance/rules";
import type { StaffEventView } from "@zapisy/core/event/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { wallTimeAt } from "@zapisy/core/shared/time";
import { formatDay, formatTime, formatTimeRange } from "@zapisy/words";
import { loadAttendance } from "@zapisy/words/attendance";
import Maximize from "~icons/lucide/maximize";
import type { JSX } from "solid-js";
import { createSignal, Match, onCleanup, onMount, Show, Switch } from "solid-js";
import { serverNow } from "../../../data/clock.ts";
import { ApiError } from "../../../data/client.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { usePageTitle } from "../../../ui/page-title.ts";
import { Button } from "../../../ui/button.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { getScreenCode } from "../attendance-api.ts";
import styles from "./room-screen.module.css";
import { nextAsk, secondsLeft, spaced } from "./screen.state.ts";
import { Told } from "../../../ui/told.tsx";

interface RoomScreenProps {
  event: StaffEventView;
  unitId: string;
  /** The way back, small at the foot. */
  back: JSX.Element;
}

/** The code of this minute for everybody in the room to see, or why there is none. */
export function RoomScreen(props: RoomScreenProps): JSX.Element {
  const t = useMessages(loadAttendance);
  usePageTitle(() => t().screen.title);
  const [shown, setShown] = createSignal<ScreenCode>();
  const [failure, setFailure] = createSignal<unknown>();
  const [now, setNow] = createSignal(serverNow().getTime());
  const [isFull, setFull] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isGone = false;

  const unit = () => attendanceUnits(props.event).find(({ unitId }) => unitId === props.unitId);
  const title = () => inLocale(props.event.title, locale());
  const unitLang = () => {
    const own = unit();
    const lang = own?.kind === "item" ? inLocale(own.title, locale()).locale : locale();
    return lang === locale() ? undefined : lang;
  };
  const isClosed = () => {
    const error = failure();
    return error instanceof ApiError && error.code === "attendance.not_now";
  };
  const isLost = () => {
    const error = failure();
    return error instanceof ApiError && (error.status === 0 || error.status >= 500);
  };
  /** The code, as long as it is good. */
  const code = () => {
    const known = shown();
    return known && Date.parse(known.validUntil) > now() ? known : undefined;
  };
  const isOver = () => {
    const own = unit();
    const window = own && checkInWindow(own, props.event.timeZone);
    return window !== undefined && Date.parse(window.closesAt) <= now();
  };

  const ask = async () => {
    try {
      setShown(await getScreenCode(props.event.eventId, props.unitId));
      setFailure(undefined);
    } catch (error) {
      setFailure(error ?? new Error("unknown"));
      if (isClosed()) setShown(undefined);
    }
    if (!isGone)
      timer = setTimeout(
        () => void ask(),
        nextAsk(shown()?.validUntil, serverNow().getTime(), failure() !== undefined),
      );
  };
  onMount(() => {
    void ask();
    const clock = setInterval(() => setNow(serverNow().getTime()), 500);
    const follow = () => setFull(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", follow);
    onCleanup(() => {
      isGone = true;
      clearTimeout(timer);
      clearInterval(clock);
      document.removeEventListener("fullscreenchange", follow);
    });
    keepAwake();
  });

  const toggleFull = () =>
    isFull() ? document.exitFullscreen() : document.documentElement.requestFullscreen();

  return (
    <div class={styles.screen}>
      <header class={styles.head}>
        <p class={styles.event} lang={title().locale === locale() ? undefined : title().locale}>
          {title().text}
        </p>
        <h1 class={styles.unit} lang={unitLang()}>
          <Show when={unit()} fallback={t().screen.title}>
            {(own) =>
              own().kind === "day" && own().day
                ? formatDay(locale(), own().day ?? "")
                : inLocale(own().title, locale()).text
            }
          </Show>
        </h1>
        <Show when={unit()?.from && unit()?.to ? unit() : undefined}>
          {(own) => <p class={styles.hours}>{formatTimeRange(locale(), own().from ?? "", own().to ?? "")}</p>}
        </Show>
      </header>
      <div class={styles.middle}>
        <Switch>
          <Match when={code()}>
            {(known) => (
              <>
                <p class={styles.lead}>{t().screen.lead}</p>
                <p class={styles.code} role="status" aria-label={`${t().screen.code}: ${known().code}`}>
                  <Told>{spaced(known().code)}</Told>
                </p>
                <div
                  class={styles.left}
                  style={{ "--share": `${secondsLeft(known().validUntil, now()) / 60}` }}
                  aria-hidden="true"
                />
                <p class={styles.next}>{t().screen.changes(secondsLeft(known().validUntil, now()))}</p>
                <p class={styles.next}>
                  {t().screen.until(formatTime(locale(), wallTimeAt(known().closesAt, props.event.timeZone)))}
                </p>
              </>
            )}
          </Match>
          <Match when={isClosed()}>
            <div role="status">
              <p class={styles.closed}>
                <Told>{isOver() ? t().screen.ended : t().screen.closed}</Told>
              </p>
              <Show when={!isOver()}>
                <p class={styles.next}>
                  {unit()?.from && unit()?.to
                    ? t().screen.closedText(
                        formatTime(locale(), unit()?.from ?? ""),
                        formatTime(locale(), unit()?.to ?? ""),
                      )
                    : t().screen.closedPlain}
                </p>
              </Show>
            </div>
          </Match>
          <Match when={isLost()}>
            <p class={styles.closed} role="status">
              {t().screen.lost}
            </p>
          </Match>
          <Match when={failure()}>{(error) => <ErrorState error={error()} />}</Match>
        </Switch>
      </div>
      <footer class={styles.foot} data-full={isFull()}>
        {props.back}
        <Show when={document.fullscreenEnabled}>
          <Button small kind="quiet" icon={<Maximize />} onClick={() => toggleFull()}>
            {isFull() ? t().screen.leaveFull : t().screen.full}
          </Button>
        </Show>
      </footer>
    </div>
  );
}

/** Keeps the projector's screen from going dark, where the browser can, also after the page was out of sight. */
function keepAwake(): void {
  let lock: WakeLockSentinel | undefined;
  let isGone = false;
  const ask = async () => {
    if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
    try {
      const got = await navigator.wakeLock.request("screen");
      if (isGone) void got.release();
      else lock = got;
    } catch (error) {
      // A battery that runs low, or a setting: the screen then goes dark as it always does.
      if (!(error instanceof DOMException)) throw error;
    }
  };
  void ask();
  const again = () => void ask();
  document.addEventListener("visibilitychange", again);
  onCleanup(() => {
    isGone = true;
    document.removeEventListener("visibilitychange", again);
    void lock?.release();
  });
}
