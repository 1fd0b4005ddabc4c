import type { EventId } from "@zapisy/core/event/schema";
import type { RetentionKind } from "@zapisy/core/retention/schema";
import { loadRetention } from "@zapisy/words/retention";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";
import { listRetainedPeople } from "./retention-api.ts";

/** People of an event of whom something ends with a kind. */
export function PeopleDialog(props: {
  eventId: EventId;
  kind: RetentionKind;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadRetention);
  const people = createPagedList(
    () => ({ eventId: props.eventId, kind: props.kind }),
    ({ eventId, kind }, cursor) => listRetainedPeople(eventId, kind, cursor),
  );
  return (
    <Dialog
      open
      title={t().people.title(t().kind[props.kind])}
      onClose={() => props.onClose()}
      actions={<Button onClick={() => props.onClose()}>{t().people.close}</Button>}
    >
      <p>{t().people.lead}</p>
      <PagedTable
        caption={t().people.caption}
        list={people}
        rowId={({ registrationId }) => registrationId}
        columns={[
          {
            id: "person",
            header: t().people.column.person,
            isRowHeading: true,
            cell: ({ firstName, lastName }) => `${lastName} ${firstName}`.trim(),
          },
        ]}
        empty={<EmptyState title={t().people.empty} />}
      />
    </Dialog>
  );
}
