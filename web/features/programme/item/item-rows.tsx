import type { AgendaItem } from "@zapisy/core/event/schema";
import { loadStaff } from "@zapisy/words/staff";
import Plus from "~icons/lucide/plus";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { Index } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useEventEditor } from "../../event-editor/event-editor.tsx";
import { LocalizedField } from "../../../forms/localized-field.tsx";
import styles from "../programme-dialog.module.css";

interface RowsProps {
  name: string;
  item: AgendaItem | undefined;
  change: (edit: (item: AgendaItem) => void) => void;
}

/** People who speak, with their institutions. */
export function Speakers(props: RowsProps): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  return (
    <div class={styles.list} role="group" aria-labelledby={`${props.name}-legend`}>
      <p class={styles.legend} id={`${props.name}-legend`}>
        {t().field["agenda.speakers"]}
      </p>
      <Index each={props.item?.speakers ?? []}>
        {(speaker, index) => (
          <div class={styles.speaker}>
            <TextField
              name={`${props.name}.${index}.name`}
              label={t().field["agenda.speakers.name"]}
              autocomplete="off"
              value={speaker().name}
              error={editor.error(`${props.name}.${index}.name`)}
              onInput={(text) =>
                props.change((item) => void (item.speakers?.[index] && (item.speakers[index].name = text)))
              }
            />
            <TextField
              name={`${props.name}.${index}.affiliation`}
              label={t().field["agenda.speakers.affiliation"]}
              autocomplete="off"
              value={speaker().affiliation ?? ""}
              error={editor.error(`${props.name}.${index}.affiliation`)}
              onInput={(text) =>
                props.change(
                  (item) => void (item.speakers?.[index] && (item.speakers[index].affiliation = text)),
                )
              }
            />
            <Button
              kind="quiet"
              label={`${t().action.remove}: ${speaker().name || t().programme.speaker(index + 1)}`}
              icon={<Trash />}
              onClick={() => props.change((item) => (item.speakers = item.speakers?.toSpliced(index, 1)))}
            />
          </div>
        )}
      </Index>
      <div>
        <Button
          kind="quiet"
          small
          icon={<Plus />}
          onClick={() => props.change((item) => (item.speakers = [...(item.speakers ?? []), { name: "" }]))}
        >
          {t().programme.addSpeaker}
        </Button>
      </div>
    </div>
  );
}

/** Smaller things within an item, e.g. a project shown at a stop. */
export function Parts(props: RowsProps): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  return (
    <div class={styles.list} role="group" aria-labelledby={`${props.name}-legend`}>
      <p class={styles.legend} id={`${props.name}-legend`}>
        {t().field["agenda.parts"]}
      </p>
      <Index each={props.item?.parts ?? []}>
        {(part, index) => (
          <div class={styles.option}>
            <LocalizedField
              name={`${props.name}.${index}`}
              label={t().programme.part(index + 1)}
              value={part()}
              english={editor.isEnglish()}
              error={editor.error}
              onInput={(text) => props.change((item) => void (item.parts = item.parts?.with(index, text)))}
            />
            <Button
              kind="quiet"
              label={`${t().action.remove}: ${part().pl || t().programme.part(index + 1)}`}
              icon={<Trash />}
              onClick={() => props.change((item) => (item.parts = item.parts?.toSpliced(index, 1)))}
            />
          </div>
        )}
      </Index>
      <div>
        <Button
          kind="quiet"
          small
          icon={<Plus />}
          onClick={() => props.change((item) => (item.parts = [...(item.parts ?? []), { pl: "" }]))}
        >
          {t().programme.addPart}
        </Button>
      </div>
    </div>
  );
}
