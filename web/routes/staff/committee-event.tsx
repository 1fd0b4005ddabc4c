import { useParams } from "@solidjs/router";
import { loadPublic } from "@zapisy/words/public";
import { loadSelection } from "@zapisy/words/selection";
import type { JSX } from "solid-js";
import { createResource, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { createPart } from "../../data/part.ts";
import { textIn } from "../../features/event/event-text.ts";
import { ScoringSheet } from "../../features/selection/scoring-sheet.tsx";
import styles from "../../features/selection/selection.module.css";
import { getCommitteeEvent, getSheet } from "../../features/selection/selection-api.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { PartView } from "../../ui/part-view.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";

/** One's sheet in the committee of an event, for an account that sees nothing else of it. */
export function CommitteeEventPage(): JSX.Element {
  const t = useMessages(loadSelection);
  const words = useMessages(loadPublic);
  const params = useParams<{ eventId: string }>();
  const [event, { refetch }] = createResource(() => params.eventId, getCommitteeEvent);
  const sheet = createPart(() => params.eventId, getSheet);
  return (
    <div class={styles.page}>
      <Show
        when={!event.error}
        fallback={<ErrorState error={event.error} retry={() => void refetch()} isPage />}
      >
        <Show when={event()} fallback={<Skeleton look="page" lines={6} />}>
          {(shown) => (
            <>
              <PageHeading
                title={textIn(locale(), shown().title).text}
                lang={textIn(locale(), shown().title).lang}
                above={<Breadcrumbs pages={[{ label: t().sitting.back, href: "/staff/committee" }]} />}
                lead={<p>{words().date.when({ dates: shown().dates, timeZone: shown().timeZone })}</p>}
              />
              <PartView part={sheet} lines={6}>
                {(own) => (
                  <ScoringSheet event={shown()} sheet={own()} onChanged={async () => sheet.refetch()} />
                )}
              </PartView>
            </>
          )}
        </Show>
      </Show>
    </div>
  );
}
