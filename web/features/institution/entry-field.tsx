import type { JSX } from "solid-js";
import { createSignal, onCleanup } from "solid-js";
import { Combobox } from "../../ui/combobox.tsx";
import { listInstitutions } from "./institution-api.ts";

/** An entry as it is offered. */
interface Entry {
  institutionId: string;
  name: string;
  town?: string;
}

/** How long somebody has to stop typing. */
const PAUSE_MS = 250;

/** Chooses an entry of the register by a part of its name or town, for staff. */
export function EntryField(props: {
  name: string;
  label: string;
  help?: string;
  /** What was chosen already when the field opens. */
  chosen?: Entry;
  /** An entry that is not offered. */
  except?: string;
  value: string;
  error?: string;
  onChange: (institutionId: string) => void;
  onFailure: (caught: unknown) => void;
}): JSX.Element {
  // oxlint-disable-next-line solid/reactivity -- the field begins with what was chosen and then is its own
  const begin = props.chosen;
  const [found, setFound] = createSignal<readonly Entry[]>(begin ? [begin] : []);
  const [text, setText] = createSignal(begin?.name ?? "");
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  onCleanup(() => clearTimeout(timer));
  const lookFor = (typed: string) => {
    setText(typed);
    props.onChange("");
    clearTimeout(timer);
    turn += 1;
    const mine = turn;
    timer = setTimeout(() => {
      listInstitutions({ q: typed }).then(
        ({ items }) => {
          if (mine === turn) setFound(items.filter((one) => one.institutionId !== props.except));
        },
        (caught: unknown) => props.onFailure(caught),
      );
    }, PAUSE_MS);
  };
  return (
    <Combobox
      name={props.name}
      label={props.label}
      help={props.help}
      text={text()}
      value={props.value}
      options={found().map(({ institutionId, name, town }) => ({
        value: institutionId,
        label: name,
        hint: town,
      }))}
      error={props.error}
      onType={lookFor}
      onChange={(chosen) => {
        props.onChange(chosen);
        setText(found().find(({ institutionId }) => institutionId === chosen)?.name ?? text());
      }}
    />
  );
}
