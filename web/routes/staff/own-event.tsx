import { useParams } from "@solidjs/router";
import { loadOwnEvent } from "@zapisy/words/own-event";
import { loadPublic } from "@zapisy/words/public";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { placeText } from "../../features/event/event-text.ts";
import { Programme } from "../../features/event/programme.tsx";
import { OwnEventFrame } from "../../features/own-event/own-event-frame.tsx";
import styles from "../../features/own-event/own-event.module.css";
import { EmptyState } from "../../ui/empty-state.tsx";

/** The programme of an event in whose team one is. */
export function OwnEventPage(): JSX.Element {
  const t = useMessages(loadOwnEvent);
  const words = useMessages(loadPublic);
  const params = useParams<{ eventId: string }>();
  return (
    <OwnEventFrame eventId={params.eventId}>
      {(event) => (
        <section class={styles.section} aria-labelledby="own-programme">
          <h2 id="own-programme">{t().programme}</h2>
          <p>{placeText(words(), locale(), event.place)}</p>
          <Show
            when={event.agenda.length > 0}
            fallback={<EmptyState title={t().noProgramme}>{t().noProgrammeText}</EmptyState>}
          >
            <Programme event={event} />
          </Show>
        </section>
      )}
    </OwnEventFrame>
  );
}
