import type { EventSummary } from "@zapisy/core/event/answer";
import { COMPLETED_BY, MAX_COMPLETED, type Criterion } from "@zapisy/core/form/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { formatWhen } from "@zapisy/words";
import { loadStaff } from "@zapisy/words/staff";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { ApiError } from "../../../data/client.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { createPart } from "../../../data/part.ts";
import { Button } from "../../../ui/button.tsx";
import { CheckboxGroup } from "../../../ui/checkbox.tsx";
import { Combobox } from "../../../ui/combobox.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { whenOf } from "../../event/event-text.ts";
import form from "../editor-form.module.css";
import { getEvent } from "../event-api.ts";
import { useEventEditor } from "../event-editor.tsx";
import { createEventSearch } from "../event-search.ts";
import { withCompletedBy } from "./criteria.state.ts";

/** Which events have to have been completed, by whom, and for which options. */
export function CompletedTerms(props: {
  criterion: Extract<Criterion, { type: "completed" }>;
  path: string;
  change: (edit: (criterion: Criterion) => void) => void;
}): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const set = (edit: (criterion: Extract<Criterion, { type: "completed" }>) => void) =>
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
      <Events
        path={props.path}
        eventIds={props.criterion.eventIds}
        onChange={(eventIds) => set((one) => (one.eventIds = eventIds))}
      />
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

type Picked = EventSummary["eventId"];

/** Events of which any has to have been completed: those that are picked, and one more to look for. */
function Events(props: {
  path: string;
  eventIds: readonly Picked[];
  onChange: (eventIds: Picked[]) => void;
}): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const search = createEventSearch();
  const candidates = () =>
    search
      .found()
      .filter(({ eventId }) => eventId !== editor.view().eventId && !props.eventIds.includes(eventId))
      .map((event) => ({
        value: event.eventId,
        label: titleOf(event),
        hint: formatWhen(locale(), whenOf(event)),
      }));
  return (
    <>
      <Show when={props.eventIds.length > 0}>
        <ul class={form.fields} aria-label={t().field["form.criteria.eventIds"]}>
          <For each={props.eventIds}>
            {(eventId) => (
              <PickedEvent
                eventId={eventId}
                onRemove={() => props.onChange(props.eventIds.filter((each) => each !== eventId))}
              />
            )}
          </For>
        </ul>
      </Show>
      <Show when={editor.isEditable() && props.eventIds.length < MAX_COMPLETED}>
        <Combobox
          name={`${props.path}.eventIds`}
          label={props.eventIds.length > 0 ? t().criteria.anotherEvent : t().field["form.criteria.eventIds"]}
          help={t().criteria.eventsHelp}
          optional={props.eventIds.length > 0}
          value=""
          options={candidates()}
          error={editor.error(`${props.path}.eventIds`)}
          onType={search.seek}
          onChange={(eventId) => eventId && props.onChange([...props.eventIds, eventId as Picked])}
        />
        <Show when={search.error()}>{(error) => <ErrorState error={error()} retry={search.refetch} />}</Show>
      </Show>
    </>
  );
}

/** An event that was picked. One that somebody else picked need not be among those that one may see. */
function PickedEvent(props: { eventId: Picked; onRemove: () => void }): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const event = createPart(() => props.eventId, getEvent);
  const isHidden = () => {
    const error = event.error();
    return error instanceof ApiError && (error.status === 403 || error.status === 404);
  };
  const name = () => {
    const found = event.value();
    return found ? titleOf(found) : isHidden() ? t().criteria.hiddenEvent : "";
  };
  return (
    <li>
      <div class={form.cardHead}>
        <span lang="pl">{name()}</span>
        <Show when={editor.isEditable()}>
          <Button
            kind="quiet"
            small
            icon={<Trash />}
            label={t().criteria.removeEvent(name())}
            onClick={() => props.onRemove()}
          />
        </Show>
      </div>
      <Show when={!isHidden() && event.error()}>
        {(error) => <ErrorState error={error()} retry={event.refetch} />}
      </Show>
    </li>
  );
}

function titleOf({ title }: Pick<EventSummary, "title">): string {
  return inLocale(title, locale()).text;
}
