import { A } from "@solidjs/router";
import type { ParticipantMatch } from "@zapisy/core/participant/answer";
import { loadParticipant } from "@zapisy/words/participant";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import list from "../../routes/staff/list.module.css";
import styles from "./participant.module.css";

/** Who somebody may be, each with what agrees and what does not. */
export function MatchList(props: { projectId: string; matches: readonly ParticipantMatch[] }): JSX.Element {
  const t = useMessages(loadParticipant);
  return (
    <ul class={styles.matches}>
      <For each={props.matches}>
        {({ participant, strength, signs, doubts }) => (
          <li>
            <A
              class={list.link}
              href={`/staff/projects/${props.projectId}/participants/${participant.participantId}`}
            >
              {`${participant.lastName} ${participant.firstName}`}
            </A>
            <span class={list.second}>{t().match[strength]}</span>
            <span class={list.second}>
              {t().match.signs(signs.map((sign) => t().match.sign[sign]).join(", "))}
            </span>
            <Show when={doubts.length > 0}>
              <span class={list.second}>
                {t().match.doubts(doubts.map((doubt) => t().match.doubt[doubt]).join(", "))}
              </span>
            </Show>
            <Show when={participant.email ?? participant.phone}>
              <span class={list.second}>
                {[participant.email, participant.phone].filter(Boolean).join(", ")}
              </span>
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
}
