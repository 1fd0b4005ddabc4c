import type { WallTime } from "@zapisy/core/shared/time";
import { formatWallTime } from "@zapisy/words";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { Accessor, JSX } from "solid-js";
import { createEffect, createMemo, createSignal, on, onCleanup, Show } from "solid-js";
import { serverNow } from "../../../data/clock.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { Notice } from "../../../ui/notice.tsx";
import { VisuallyHidden } from "../../../ui/visually-hidden.tsx";
import { isJump, NOTHING_LEFT, partsOfTime, timeLeft, type TimeLeft } from "./opening.state.ts";

/** After it has opened the page looks again for seats and form, not all in the same second. */
const LOOK_AGAIN_MS = 5_000;
/** How long the server is given to say what time it is. */
const ASKED_MS = 1_000;

/**
 * Counts down to the opening of sign-up by the server's clock; without reloading it is open at zero. What the server says goes before
 * what is worked out: where it says that it is open, no clock of a device that was set makes it early again.
 * @param look asks the server for the event anew, and with it for the time: where the device slept or was set, and after the opening
 */
export function createOpening(
  event: () => { opens: WallTime | undefined; isOpen: boolean; timeZone: string },
  look: () => void,
): Accessor<TimeLeft | undefined> {
  const read = () => {
    const { opens, isOpen, timeZone } = event();
    if (opens === undefined) return undefined;
    return isOpen ? NOTHING_LEFT : timeLeft(opens, timeZone, serverNow());
  };
  const [left, setLeft] = createSignal(read());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let before = { clock: serverNow().getTime(), running: performance.now() };
  const tick = () => {
    const moment = { clock: serverNow().getTime(), running: performance.now() };
    const isWrong = isJump(moment.clock - before.clock, moment.running - before.running);
    before = moment;
    if (isWrong) {
      // Nothing is worked out by a clock that was set: the server is asked, and says the time with its answer.
      look();
      timer = setTimeout(tick, ASKED_MS);
      return;
    }
    const now = read();
    setLeft(now);
    if (now && now.seconds > 0) timer = setTimeout(tick, now.nextIn);
    else if (now) timer = setTimeout(look, Math.random() * LOOK_AGAIN_MS);
  };
  // Staff may open it earlier, or later, while the page is open.
  createEffect(
    on(
      () => [event().opens, event().isOpen],
      () => {
        clearTimeout(timer);
        if ((read()?.seconds ?? 0) > 0) tick();
        else setLeft(read());
      },
    ),
  );
  onCleanup(() => clearTimeout(timer));
  return left;
}

/** How long it takes until the form can be sent: for the eye each second, for the ear now and then. */
export function Opening(props: { opens: WallTime; left: TimeLeft }): JSX.Element {
  const t = useMessages(loadRegistration);
  const spoken = createMemo(() => props.left.spoken);
  const isOpen = () => props.left.seconds === 0;
  return (
    <>
      <Show when={!isOpen()}>
        <Notice meaning="wait" title={t().opening.title(formatWallTime(locale(), props.opens))}>
          <p>{t().opening.help}</p>
          <p aria-hidden="true">{t().opening.left(partsOfTime(props.left.seconds))}</p>
        </Notice>
      </Show>
      <div role="status">
        <Show
          when={isOpen()}
          fallback={
            <Show when={spoken()}>
              {(seconds) => <VisuallyHidden>{t().opening.left(partsOfTime(seconds()))}</VisuallyHidden>}
            </Show>
          }
        >
          <Notice meaning="ok" title={t().opening.open} />
        </Show>
      </div>
    </>
  );
}
