import type { StaffEventView } from "@zapisy/core/event/answer";
import { everOffered } from "@zapisy/core/event/rules";
import { COMPLETED_BY, MAX_COMPLETED, type Criterion } from "@zapisy/core/form/schema";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { CheckboxGroup } from "../../../ui/checkbox.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { useEventEditor } from "../event-editor.tsx";
import { EventsPicker } from "../events-picker.tsx";
import { withCompletedBy, withCompletedOptions, withoutCompleted } from "./criteria.state.ts";

type Prerequisite = Extract<Criterion, { type: "completed" }>;

/** Which events have to have been completed, by whom, and for which options. */
export function CompletedTerms(props: {
  criterion: Prerequisite;
  path: string;
  change: (edit: (criterion: Criterion) => void) => void;
}): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const set = (edit: (criterion: Prerequisite) => void) =>
    props.change((one) => {
      if (one.type === "completed") edit(one);
    });
  const options = () =>
    editor.draft.choiceGroups.flatMap(({ options: own }) =>
      own.map(({ optionId, title }) => ({
        value: optionId,
        label: title.pl || t().recruitment.untitled,
      })),
    );
  return (
    <>
      <EventsPicker
        name={`${props.path}.eventIds`}
        eventIds={props.criterion.eventIds}
        max={MAX_COMPLETED}
        label={t().field["form.criteria.eventIds"]}
        another={t().criteria.anotherEvent}
        help={t().criteria.eventsHelp}
        error={editor.error(`${props.path}.eventIds`) ?? editor.error(`${props.path}.ofOptions`)}
        onAdd={(eventId) => set((one) => one.eventIds.push(eventId))}
        onRemove={(eventId) => set((one) => withoutCompleted(one, eventId))}
      >
        {(event) => (
          <PickedOptions event={event} criterion={props.criterion} path={props.path} change={set} />
        )}
      </EventsPicker>
      <RadioGroup
        name={`${props.path}.by`}
        label={t().field["form.criteria.by"]}
        disabled={!editor.isEditable()}
        value={props.criterion.by}
        error={editor.error(`${props.path}.by`) ?? editor.error(`${props.path}.effect`)}
        options={COMPLETED_BY.map((value) => ({
          value,
          label: t().criteria.by[value],
          help: t().criteria.byHelp[value],
        }))}
        onChange={(by) => editor.replace(withCompletedBy(editor.snapshot(), props.criterion.criterionId, by))}
      />
      <Show when={options().length > 0 || props.criterion.optionIds}>
        <CheckboxGroup
          name={`${props.path}.optionIds`}
          label={t().field["form.criteria.optionIds"]}
          help={t().criteria.optionsHelp}
          disabled={!editor.isEditable()}
          values={props.criterion.optionIds ?? []}
          options={options()}
          error={editor.error(`${props.path}.optionIds`)}
          onChange={(optionIds) =>
            set((one) => (one.optionIds = optionIds.length > 0 ? optionIds : undefined))
          }
        />
      </Show>
    </>
  );
}

/** Options of an event that was picked, any of which is enough in place of the whole. */
function PickedOptions(props: {
  event: StaffEventView;
  criterion: Prerequisite;
  path: string;
  change: (edit: (criterion: Prerequisite) => void) => void;
}): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const path = () => `${props.path}.ofOptions.${props.event.eventId}`;
  const options = () =>
    everOffered(props.event).flatMap(({ options: own }) =>
      own.map(({ optionId, title }) => ({
        value: optionId,
        label: title.pl || t().recruitment.untitled,
        lang: "pl",
      })),
    );
  return (
    <Show when={options().length > 0}>
      <CheckboxGroup
        name={path()}
        label={t().field["form.criteria.ofOptions"]}
        help={t().criteria.ofOptionsHelp}
        disabled={!editor.isEditable()}
        values={props.criterion.ofOptions?.[props.event.eventId] ?? []}
        options={options()}
        error={editor.error(path())}
        onChange={(optionIds) =>
          props.change((one) => withCompletedOptions(one, props.event.eventId, optionIds))
        }
      />
    </Show>
  );
}
