import { isEnoughToSearch } from "@zapisy/core/support-entry/rules";
import { searchWords } from "@zapisy/core/shared/text";
import { loadSupportLog } from "@zapisy/words/support-log";
import type { JSX } from "solid-js";
import { createSignal, onCleanup } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Combobox } from "../../ui/combobox.tsx";
import type { OfferedPerson } from "./entry-draft.ts";
import { findPeople } from "./log-api.ts";

/** How long somebody has to stop typing before it is asked whom they may mean. */
const PAUSE_MS = 200;

/** A participant of the project, found while typing. */
export function PersonField(props: {
  projectId: string;
  name: string;
  label: string;
  help?: string;
  error?: string;
  optional?: boolean;
  value: string;
  /** Whoever is chosen already. */
  known?: OfferedPerson;
  onChange: (participantId: string, person?: OfferedPerson) => void;
}): JSX.Element {
  const t = useMessages(loadSupportLog);
  // oxlint-disable-next-line solid/reactivity -- begins with whoever is chosen, and goes on with whom is found
  const [offered, setOffered] = createSignal<readonly OfferedPerson[]>(props.known ? [props.known] : []);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  const stop = () => {
    clearTimeout(timer);
    turn += 1;
  };
  onCleanup(stop);
  const lookFor = (text: string) => {
    stop();
    if (!isEnoughToSearch(searchWords(text))) return;
    const mine = turn;
    timer = setTimeout(() => {
      findPeople(props.projectId, text).then(
        ({ items }) => mine === turn && setOffered(items),
        // Without a network nobody is offered, and the form says that somebody has to be chosen.
        () => undefined,
      );
    }, PAUSE_MS);
  };
  return (
    <Combobox
      name={props.name}
      label={props.label}
      help={props.help}
      error={props.error}
      optional={props.optional}
      value={props.value}
      options={offered().map(({ participantId, firstName, lastName, born }) => ({
        value: participantId,
        label: `${lastName} ${firstName}`,
        hint: born && t().field.born(born),
      }))}
      onType={lookFor}
      onChange={(id) =>
        props.onChange(
          id,
          offered().find(({ participantId }) => participantId === id),
        )
      }
    />
  );
}
