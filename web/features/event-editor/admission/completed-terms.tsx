import type { EventSummary } from "@zapisy/core/event/answer";
import { everOffered } from "@zapisy/core/event/rules";
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
      <Events criterion={props.criterion} path={props.path} change={set} />
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

interface EventsProps {
  criterion: Prerequisite;
  path: string;
  change: (edit: (criterion: Prerequisite) => void) => void;
}

/** Events of which any has to have been completed: those that are picked, and one more to look for. */
function Events(props: EventsProps): JSX.Element {
  const eventIds = () => props.criterion.eventIds;
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const search = createEventSearch();
  const candidates = () =>
    search
      .found()
      .filter(({ eventId }) => eventId !== editor.view().eventId && !eventIds().includes(eventId))
      .map((event) => ({
        value: event.eventId,
        label: titleOf(event),
        hint: formatWhen(locale(), whenOf(event)),
      }));
  return (
    <>
      <Show when={eventIds().length > 0}>
        <ul class={form.fields} aria-label={t().field["form.criteria.eventIds"]}>
          <For each={eventIds()}>{(eventId) => <PickedEvent {...props} eventId={eventId} />}</For>
        </ul>
      </Show>
      <Show when={editor.isEditable() && eventIds().length < MAX_COMPLETED}>
        <Combobox
          name={`${props.path}.eventIds`}
          label={eventIds().length > 0 ? t().criteria.anotherEvent : t().field["form.criteria.eventIds"]}
          help={t().criteria.eventsHelp}
          optional={eventIds().length > 0}
          value=""
          options={candidates()}
          error={editor.error(`${props.path}.eventIds`) ?? editor.error(`${props.path}.ofOptions`)}
          onType={search.seek}
          onChange={(eventId) =>
            eventId && props.change((one) => one.eventIds.push(eventId as EventSummary["eventId"]))
          }
        />
        <Show when={search.error()}>{(error) => <ErrorState error={error()} retry={search.refetch} />}</Show>
      </Show>
    </>
  );
}

/** An event that was picked, or options of it. One that somebody else picked need not be among those that one may see. */
function PickedEvent(props: EventsProps & { eventId: EventSummary["eventId"] }): JSX.Element {
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
  const path = () => `${props.path}.ofOptions.${props.eventId}`;
  const options = () => {
    const found = event.value();
    return (found ? everOffered(found) : []).flatMap(({ options: own }) =>
      own.map(({ optionId, title }) => ({
        value: optionId,
        label: title.pl || t().recruitment.untitled,
        lang: "pl",
      })),
    );
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
            onClick={() => props.change((one) => withoutCompleted(one, props.eventId))}
          />
        </Show>
      </div>
      <Show when={options().length > 0}>
        <CheckboxGroup
          name={path()}
          label={t().field["form.criteria.ofOptions"]}
          help={t().criteria.ofOptionsHelp}
          disabled={!editor.isEditable()}
          values={props.criterion.ofOptions?.[props.eventId] ?? []}
          options={options()}
          error={editor.error(path())}
          onChange={(optionIds) => props.change((one) => withCompletedOptions(one, props.eventId, optionIds))}
        />
      </Show>
      <Show when={!isHidden() && event.error()}>
        {(error) => <ErrorState error={error()} retry={event.refetch} />}
      </Show>
    </li>
  );
}

function titleOf({ title }: Pick<EventSummary, "title">): string {
  return inLocale(title, locale()).text;
}
