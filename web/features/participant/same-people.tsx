import type { ParticipantDetail, ParticipantMatch } from "@zapisy/core/participant/answer";
import { loadParticipant } from "@zapisy/words/participant";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { ReasonDialog } from "../../forms/reason-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toast.tsx";
import { MatchList } from "./match-list.tsx";
import { freeParticipant, mergeParticipant } from "./participant-api.ts";
import styles from "./participant.module.css";

type Merged = ParticipantDetail["merged"][number];

const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }) =>
  `${firstName} ${lastName}`;

/** Who may be the same person, to be merged into, and who was found to be, to be set free again. */
export function SamePeople(props: {
  projectId: string;
  participant: ParticipantDetail;
  onMerged: (into: string) => void;
  onFreed: () => void;
}): JSX.Element {
  const t = useMessages(loadParticipant);
  const [merging, setMerging] = createSignal<ParticipantMatch["participant"]>();
  const [freeing, setFreeing] = createSignal<Merged>();
  const Candidates = (own: { matches: readonly ParticipantMatch[] }) => (
    <For each={own.matches}>
      {(match) => (
        <div class={styles.save}>
          <MatchList projectId={props.projectId} matches={[match]} />
          <Show when={props.participant.may.edit}>
            <Button small popup="dialog" onClick={() => setMerging(match.participant)}>
              {t().merge.action}
            </Button>
          </Show>
        </div>
      )}
    </For>
  );
  return (
    <>
      <Show when={props.participant.alike.length > 0}>
        <Notice meaning="note" title={t().merge.alikeTitle}>
          <Candidates matches={props.participant.alike} />
        </Notice>
      </Show>
      <Show when={props.participant.apart.length > 0}>
        <details class={styles.apart}>
          <summary>{t().merge.apart}</summary>
          <Candidates matches={props.participant.apart} />
        </details>
      </Show>
      <Show when={props.participant.merged.length > 0}>
        <section class={styles.section} aria-labelledby="merged">
          <h2 id="merged">{t().merge.merged}</h2>
          <ul class={styles.matches}>
            <For each={props.participant.merged}>
              {(one) => (
                <li class={styles.save}>
                  <span>{nameOf(one)}</span>
                  <Show when={props.participant.may.edit}>
                    <Button small popup="dialog" onClick={() => setFreeing(one)}>
                      {t().merge.undo}
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <Show when={merging()}>
        {(into) => (
          <ReasonDialog
            title={t().merge.title}
            text={t().merge.text(nameOf(props.participant), nameOf(into()))}
            label={t().unlink.reason}
            help={t().merge.reasonHelp}
            confirmLabel={t().merge.confirm}
            onConfirm={async (reason) => {
              const { participantId, version } = props.participant;
              const { participantId: other } = into();
              await mergeParticipant(props.projectId, participantId, { into: other, reason, version });
              showToast({ text: t().merge.done });
              props.onMerged(other);
            }}
            onClose={() => setMerging(undefined)}
          />
        )}
      </Show>
      <Show when={freeing()}>
        {(one) => (
          <ReasonDialog
            title={t().merge.undoTitle}
            text={t().merge.undoText(nameOf(one()))}
            label={t().unlink.reason}
            help={t().merge.undoHelp}
            confirmLabel={t().merge.undo}
            onConfirm={async (reason) => {
              const { participantId, version } = one();
              await freeParticipant(props.projectId, participantId, { reason, version });
              showToast({ text: t().merge.undone });
              props.onFreed();
            }}
            onClose={() => setFreeing(undefined)}
          />
        )}
      </Show>
    </>
  );
}
