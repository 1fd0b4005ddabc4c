import { useParams } from "@solidjs/router";
import { loadCheckIn } from "@zapisy/words/check-in";
import RotateCw from "~icons/lucide/rotate-cw";
import type { JSX } from "solid-js";
import { Match, onCleanup, Show, Switch } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { createDesk, type DeskPhase } from "../../features/check-in/desk/desk.ts";
import { DeskView } from "../../features/check-in/desk/desk-view.tsx";
import styles from "../../features/check-in/desk/desk.module.css";
import { linkManifest } from "../../features/check-in/desk/offline.ts";
import { UnsentList } from "../../features/check-in/desk/trouble-lists.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ToastRegion } from "../../ui/toast.tsx";

/** The page behind a check-in link. */
export function DeskPage(): JSX.Element {
  const params = useParams<{ token: string }>();
  return (
    <Show when={params.token} keyed>
      {(token) => <DeskOf token={token} />}
    </Show>
  );
}

function DeskOf(props: { token: string }): JSX.Element {
  const t = useMessages(loadCheckIn);
  // oxlint-disable-next-line solid/reactivity -- keyed by the token above
  const desk = createDesk(props.token);
  const phase = desk.phase;
  // oxlint-disable-next-line solid/reactivity -- the name under which it is installed is chosen once
  onCleanup(linkManifest(props.token, locale()));
  const is = <Name extends DeskPhase["name"]>(name: Name) => {
    const now = phase();
    return now.name === name && (now as Extract<DeskPhase, { name: Name }>);
  };
  return (
    <main id="content" tabIndex={-1}>
      <Switch fallback={<Skeleton look="page" lines={6} />}>
        <Match when={is("open") && desk.index()}>{(index) => <DeskView desk={desk} index={index()} />}</Match>
        <Match when={is("waiting")}>
          {(waiting) => (
            <div class={styles.ended}>
              <Show
                when={waiting().error.status === 0}
                fallback={<ErrorState isPage error={waiting().error} retry={() => desk.sync()} />}
              >
                <PageHeading title={t().waiting.title} lead={t().waiting.text} />
                <Button icon={<RotateCw />} onClick={() => desk.sync()}>
                  {t().end.again}
                </Button>
              </Show>
            </div>
          )}
        </Match>
        <Match when={is("ended")}>
          {(ended) => (
            <div class={styles.ended}>
              <PageHeading title={t().end[ended().end].title} lead={t().end[ended().end].text} />
              <Show when={ended().unsent.length > 0 && ended().book}>
                {(book) => <UnsentList entries={ended().unsent} book={book()} />}
              </Show>
              <Show when={ended().end === "erased"}>
                <Button icon={<RotateCw />} onClick={() => location.reload()}>
                  {t().end.again}
                </Button>
              </Show>
            </div>
          )}
        </Match>
      </Switch>
      <ToastRegion />
    </main>
  );
}
