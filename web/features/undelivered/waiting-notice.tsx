import { createAsync } from "@solidjs/router";
import { loadUndelivered } from "@zapisy/words/undelivered";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { mayAnywhere } from "../../data/right.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { countUndelivered } from "./undelivered-api.ts";

/** How many people wait for a call, for who may change people somewhere; nothing where nobody waits, or nobody knows. */
export function WaitingNotice(): JSX.Element {
  const t = useMessages(loadUndelivered);
  const waiting = createAsync(async () => {
    if (!mayAnywhere("registrations.manage")) return undefined;
    const some = await countUndelivered().catch(() => undefined);
    return some?.count ? some : undefined;
  });
  const text = ({ count, more }: { count: number; more: boolean }) =>
    more ? t().waitingMore(count) : t().waiting(count);
  return (
    <Show when={waiting()}>
      {(some) => (
        <Notice
          meaning="wait"
          title={text(some())}
          actions={<LinkButton href="/staff/messages/undelivered">{t().show}</LinkButton>}
        />
      )}
    </Show>
  );
}
