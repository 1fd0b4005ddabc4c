import type { EventSummary, StaffEventView } from "@zapisy/core/event/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { formatWhen } from "@zapisy/words";
import { loadStaff } from "@zapisy/words/staff";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { ApiError } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { createPart } from "../../data/part.ts";
import { Button } from "../../ui/button.tsx";
import { Combobox } from "../../ui/combobox.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { whenOf } from "../event/event-text.ts";
import form from "./editor-form.module.css";
import { getEvent } from "./event-api.ts";
import { useEventEditor } from "./event-editor.tsx";
import { createEventSearch } from "./event-search.ts";

type EventId = EventSummary["eventId"];

interface PickerProps {
  name: string;
  eventIds: readonly EventId[];
  /** Most events that may be picked. */
  max: number;
  label: string;
  /** What the field is called once one was picked. */
  another: string;
  help: string;
  error: string | undefined;
  /** Whether none need be picked. */
  optional?: boolean;
  onAdd: (eventId: EventId) => void;
  onRemove: (eventId: EventId) => void;
  /** What else there is to say of one that was picked. */
  children?: (event: StaffEventView) => JSX.Element;
}

/** Other events that the edited one names: those that are picked, and one more to look for. */
export function EventsPicker(props: PickerProps): JSX.Element {
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
        <ul class={form.fields} aria-label={props.label}>
          <For each={props.eventIds}>{(eventId) => <PickedEvent {...props} eventId={eventId} />}</For>
        </ul>
      </Show>
      <Show when={editor.isEditable() && props.eventIds.length < props.max}>
        <Combobox
          name={props.name}
          label={props.eventIds.length > 0 ? props.another : props.label}
          help={props.help}
          optional={props.optional || props.eventIds.length > 0}
          value=""
          options={candidates()}
          error={props.error}
          onType={search.seek}
          onChange={(eventId) => eventId && props.onAdd(eventId as EventId)}
        />
        <Show when={search.error()}>{(error) => <ErrorState error={error()} retry={search.refetch} />}</Show>
      </Show>
    </>
  );
}

/** An event that was picked. One that somebody else picked need not be among those that one may see. */
function PickedEvent(props: PickerProps & { eventId: EventId }): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const event = createPart(() => props.eventId, getEvent);
  const isHidden = () => {
    const error = event.error();
    return error instanceof ApiError && (error.status === 403 || error.status === 404);
  };
  const name = () => {
    const found = event.value();
    if (!found) return isHidden() ? t().criteria.hiddenEvent : "";
    return `${titleOf(found)}, ${formatWhen(locale(), whenOf(found))}`;
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
            onClick={() => props.onRemove(props.eventId)}
          />
        </Show>
      </div>
      <Show when={event.value()}>{(found) => props.children?.(found())}</Show>
      <Show when={!isHidden() && event.error()}>
        {(error) => <ErrorState error={error()} retry={event.refetch} />}
      </Show>
    </li>
  );
}

function titleOf({ title }: Pick<EventSummary, "title">): string {
  return inLocale(title, locale()).text;
}
