import { useSearchParams } from "@solidjs/router";
import type { MailTexts as Texts, MailTextView } from "@zapisy/core/mail-text/answer";
import { levelOf } from "@zapisy/core/mail-text/rules";
import type { MailTextOwner } from "@zapisy/core/mail-text/schema";
import type { StaffEventView } from "@zapisy/core/event/answer";
import type { Locale } from "@zapisy/core/shared/localized-text";
import { loadMail } from "@zapisy/words/mail";
import { loadMailText } from "@zapisy/words/mail-text";
import ArrowLeft from "~icons/lucide/arrow-left";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { createPart } from "../../data/part.ts";
import { Button } from "../../ui/button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { PartView } from "../../ui/part-view.tsx";
import { StateBadge } from "../../ui/tag.tsx";
import { listMailTexts } from "./mail-text-api.ts";
import { sourceOf, type BuiltIn } from "./mail-text.state.ts";
import { Changed, useKindName } from "./kind-name.tsx";
import { MailTextEditor } from "./mail-text-editor.tsx";
import styles from "./mail-text.module.css";

/** What automatic mails say in a place: all of them, or one that is adapted. */
export function MailTexts(props: { owner: MailTextOwner; event?: StaffEventView }): JSX.Element {
  const t = useMessages(loadMailText);
  const [search, setSearch] = useSearchParams<{ kind?: string }>();
  const part = createPart(
    () => props.owner,
    async (owner): Promise<Texts & { builtIn: BuiltIn }> => {
      const [texts, pl, en] = await Promise.all([listMailTexts(owner), loadMail("pl"), loadMail("en")]);
      return { ...texts, builtIn: { pl, en } };
    },
  );
  const take = (saved: MailTextView) => {
    const known = part.value();
    if (known)
      part.mutate({ ...known, items: known.items.map((one) => (one.kind === saved.kind ? saved : one)) });
  };
  return (
    <PartView part={part} lines={8}>
      {(loaded) => (
        <Show
          when={loaded().items.find(({ kind }) => kind === search.kind)?.kind}
          keyed
          fallback={<List texts={loaded()} owner={props.owner} />}
        >
          {(kind) => (
            <div class={styles.stack}>
              <div>
                <Button kind="quiet" icon={<ArrowLeft />} onClick={() => setSearch({ kind: undefined })}>
                  {t().back}
                </Button>
              </div>
              <MailTextEditor
                owner={props.owner}
                event={props.event}
                view={loaded().items.find((one) => one.kind === kind) as MailTextView}
                builtIn={loaded().builtIn}
                mayEdit={loaded().mayEdit}
                onSaved={take}
                reload={async () => {
                  await part.refetch();
                  return part.value()?.items.find((one) => one.kind === kind);
                }}
              />
            </div>
          )}
        </Show>
      )}
    </PartView>
  );
}

function List(props: { texts: Texts & { builtIn: BuiltIn }; owner: MailTextOwner }): JSX.Element {
  const t = useMessages(loadMailText);
  const name = useKindName();
  const source = (view: MailTextView, of: Locale) => {
    const from = sourceOf(view, of, levelOf(props.owner));
    const isOwn = view[of] !== undefined;
    return isOwn ? <strong>{t().source[from]}</strong> : t().source[from];
  };
  return (
    <DataTable<MailTextView>
      caption={t().caption}
      rows={props.texts.items}
      rowId={({ kind }) => kind}
      columns={[
        {
          id: "kind",
          header: t().column.kind,
          isRowHeading: true,
          cell: (view) => (
            <>
              <a href={`?kind=${view.kind}`}>{name(view)}</a>
              <Show when={!view.offers}>
                {" "}
                <StateBadge meaning="note">{t().gone}</StateBadge>
              </Show>
              <Show when={view.issues.length > 0}>
                {" "}
                <StateBadge meaning="stop">{t().unusable}</StateBadge>
              </Show>
            </>
          ),
        },
        { id: "pl", header: t().column.pl, cell: (view) => source(view, "pl") },
        { id: "en", header: t().column.en, cell: (view) => source(view, "en") },
        {
          id: "changed",
          header: t().column.changed,
          cell: (view) => <Changed view={view} />,
        },
      ]}
    />
  );
}
