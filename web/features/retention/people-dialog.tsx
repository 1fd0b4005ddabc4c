import { loadRetention } from "@zapisy/words/retention";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";

/** Somebody of whom something ends. */
type Ending = { firstName: string; lastName: string } & (
  | { registrationId: string }
  | { participantId: string }
);

/** People of whom something ends with a kind. */
export function PeopleDialog(props: {
  /** What ends. */
  kind: string;
  load: (cursor?: string) => Promise<{ items: Ending[]; cursor?: string }>;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadRetention);
  const people = createPagedList<Ending, true>(
    () => true,
    (_, cursor) => props.load(cursor),
  );
  return (
    <Dialog
      open
      title={t().people.title(props.kind)}
      onClose={() => props.onClose()}
      actions={<Button onClick={() => props.onClose()}>{t().people.close}</Button>}
    >
      <p>{t().people.lead}</p>
      <PagedTable
        caption={t().people.caption}
        list={people}
        rowId={(one) => ("registrationId" in one ? one.registrationId : one.participantId)}
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
