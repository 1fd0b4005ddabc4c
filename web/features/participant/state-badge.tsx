import type { ParticipantState } from "@zapisy/core/participant/schema";
import { loadParticipant } from "@zapisy/words/participant";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { StateBadge } from "../../ui/tag.tsx";

const MEANINGS = { candidate: "wait", participant: "ok", completed: "note", interrupted: "stop" } as const;

/** Where somebody stands in a project, as a badge. */
export function ParticipantStateBadge(props: { state: ParticipantState }): JSX.Element {
  const t = useMessages(loadParticipant);
  return <StateBadge meaning={MEANINGS[props.state]}>{t().state[props.state]}</StateBadge>;
}
