import type { CheckInLinkView, NewCheckInLink } from "@zapisy/core/check-in/answer";
import { linkEnd, linkState } from "@zapisy/core/check-in/rules";
import type { StaffEventView } from "@zapisy/core/event/answer";
import { wallTimeAt, type Instant } from "@zapisy/core/shared/time";
import { loadCheckIn } from "@zapisy/words/check-in";
import { loadShell } from "@zapisy/words/shell";
import Plus from "~icons/lucide/plus";
import type { JSX } from "solid-js";
import { createResource, createSignal, Match, Show, Switch } from "solid-js";
import { serverNow } from "../../data/clock.ts";
import { loadMessages, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { fieldId } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { StateBadge, Tag } from "../../ui/tag.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { Told } from "../../ui/told.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { useErrorText } from "../../data/error-text.ts";
import { createCheckInLink, listCheckInLinks, revokeCheckInLink } from "./check-in-api.ts";
import styles from "./check-in-links.module.css";

/** What a link needs to know of its event: when it is, by which clock. */
type EventTerm = Pick<StaffEventView, "eventId" | "dates" | "timeZone">;

/** What the reader's own clock shows: links are made and revoked in an office, not where the event is. */
const wall = (at: Instant) => wallTimeAt(at, Intl.DateTimeFormat().resolvedOptions().timeZone);

/** Id of the heading of {@link CheckInLinks}, which can take the focus. */
export const CHECK_IN_LINKS_ID = "check-in-links";

/** The desks of an event: make a link, open it on a device, see when it was last heard of, revoke it. */
export function CheckInLinks(props: { event: EventTerm }): JSX.Element {
  // The words of desks are fetched here, so that no page of staff has to know of them.
  const [isReady] = createResource(async () => {
    await loadMessages(loadCheckIn);
    return true;
  });
  return (
    <Show when={isReady.latest} fallback={<Skeleton look="rows" lines={3} />}>
      <Links event={props.event} />
    </Show>
  );
}

function Links(props: { event: EventTerm }): JSX.Element {
  const t = useMessages(loadCheckIn);
  const errors = useErrorText();
  const [links, { refetch }] = createResource(() => props.event.eventId, listCheckInLinks);
  const [open, setOpen] = createSignal<"new" | NewCheckInLink>();
  const [asked, setAsked] = createSignal<CheckInLinkView>();
  const [failure, setFailure] = createSignal<string>();

  const revoke = async ({ linkId }: CheckInLinkView) => {
    setFailure(undefined);
    try {
      await revokeCheckInLink(props.event.eventId, linkId);
      setAsked(undefined);
      showToast({ text: t().links.revokedDone });
      void refetch();
    } catch (error) {
      setFailure(errors.ofError(error));
    }
  };

  return (
    <section class={styles.links} aria-labelledby={CHECK_IN_LINKS_ID}>
      <div class={styles.head}>
        <div class={styles.words}>
          <h2 id={CHECK_IN_LINKS_ID} tabIndex={-1}>
            {t().links.title}
          </h2>
          <p class={styles.soft}>{t().links.lead}</p>
        </div>
        <Button icon={<Plus />} onClick={() => setOpen("new")}>
          {t().links.add}
        </Button>
      </div>
      <Switch fallback={<Skeleton look="rows" lines={3} />}>
        <Match when={links.error as unknown}>
          {(error) => <ErrorState error={error()} retry={() => void refetch()} />}
        </Match>
        <Match when={links.latest}>
          {(list) => (
            <DataTable<CheckInLinkView>
              caption={t().links.caption}
              rows={list()}
              rowId={({ linkId }) => linkId}
              busy={links.loading}
              columns={[
                {
                  id: "name",
                  header: t().links.column.name,
                  isRowHeading: true,
                  cell: ({ name }) => name,
                },
                {
                  id: "made",
                  header: t().links.column.made,
                  cell: ({ createdByName, createdAt }) =>
                    t().links.madeBy(createdByName ?? t().somebody, wall(createdAt)),
                },
                {
                  id: "sync",
                  header: t().links.column.sync,
                  cell: ({ lastSyncAt }) =>
                    lastSyncAt ? t().links.lastSync(wall(lastSyncAt)) : t().links.neverSynced,
                },
                {
                  id: "state",
                  header: t().links.column.state,
                  cell: (link) => <LinkState link={link} timeZone={props.event.timeZone} />,
                },
                {
                  id: "revoke",
                  header: t().links.revoke,
                  hideHeader: true,
                  isNarrow: true,
                  cell: (link) => (
                    <Show when={linkState(link, serverNow().toISOString()) === "open"}>
                      <Button
                        kind="quiet"
                        small
                        popup="dialog"
                        onClick={() => {
                          setFailure(undefined);
                          setAsked(link);
                        }}
                      >
                        {t().links.revoke}
                        <VisuallyHidden> {link.name}</VisuallyHidden>
                      </Button>
                    </Show>
                  ),
                },
              ]}
              empty={
                <EmptyState title={t().links.empty}>
                  <p>{t().links.emptyText}</p>
                </EmptyState>
              }
            />
          )}
        </Match>
      </Switch>
      <Show when={open()} keyed>
        {(shown) =>
          shown === "new" ? (
            <NewLinkDialog
              event={props.event}
              onMade={(made) => {
                setOpen(made);
                void refetch();
              }}
              onClose={() => setOpen(undefined)}
            />
          ) : (
            <MadeLinkDialog made={shown} timeZone={props.event.timeZone} onClose={() => setOpen(undefined)} />
          )
        }
      </Show>
      <Show when={asked()}>
        {(link) => (
          <ConfirmDialog
            open
            danger
            title={t().links.revokeTitle(link().name)}
            confirmLabel={t().links.revoke}
            onConfirm={() => revoke(link())}
            onClose={() => setAsked(undefined)}
          >
            <div class={styles.form}>
              <p>{t().links.revokeText}</p>
              <Show when={failure()}>
                <Notice meaning="stop" live="alert">
                  <p>{failure()}</p>
                </Notice>
              </Show>
            </div>
          </ConfirmDialog>
        )}
      </Show>
    </section>
  );
}

function LinkState(props: { link: CheckInLinkView; timeZone: string }): JSX.Element {
  const t = useMessages(loadCheckIn);
  const state = () => linkState(props.link, serverNow().toISOString());
  return (
    <Switch>
      <Match when={state() === "open"}>
        <StateBadge meaning="ok">
          {t().links.open(wallTimeAt(props.link.expiresAt, props.timeZone))}
        </StateBadge>
      </Match>
      <Match when={state() === "expired"}>
        <Tag>{t().links.expired}</Tag>
      </Match>
      <Match when={state() === "revoked"}>
        <Tag>{t().links.revoked}</Tag>
      </Match>
    </Switch>
  );
}

/** For how many days from now a link may be wanted; empty: it ends with the event. */
const DAYS = [1, 7, 30] as const;

interface NewLinkDialogProps {
  event: EventTerm;
  onMade: (made: NewCheckInLink) => void;
  onClose: () => void;
}

function NewLinkDialog(props: NewLinkDialogProps): JSX.Element {
  const t = useMessages(loadCheckIn);
  const shell = useMessages(loadShell);
  const errors = useErrorText();
  const [name, setName] = createSignal("");
  const [days, setDays] = createSignal("");
  const [error, setError] = createSignal<string>();
  const [failure, setFailure] = createSignal<string>();
  const [isBusy, setBusy] = createSignal(false);
  const asked = () =>
    days() ? new Date(serverNow().getTime() + Number(days()) * 86_400_000).toISOString() : undefined;
  const end = () => linkEnd({ createdAt: serverNow().toISOString(), expiresAt: asked() }, props.event);
  const submit = async () => {
    if (isBusy()) return;
    setFailure(undefined);
    if (!name().trim()) {
      setError(t().links.nameRequired);
      document.getElementById(fieldId("name"))?.focus();
      return;
    }
    setBusy(true);
    try {
      props.onMade(await createCheckInLink(props.event.eventId, { name: name(), expiresAt: asked() }));
    } catch (caught) {
      setFailure(errors.ofError(caught));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      guarded
      title={t().links.dialog}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" type="submit" form="new-check-in-link" busy={isBusy()}>
            {t().links.create}
          </Button>
          <Button onClick={() => props.onClose()}>{shell().action.cancel}</Button>
        </>
      }
    >
      <form
        id="new-check-in-link"
        class={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Show when={failure()}>
          <Notice meaning="stop" live="alert">
            <p>{failure()}</p>
          </Notice>
        </Show>
        <TextField
          name="name"
          label={t().links.name}
          help={t().links.nameHelp}
          autocomplete="off"
          maxLength={80}
          value={name()}
          onInput={setName}
          error={error()}
        />
        <SelectField
          name="expiresAt"
          label={t().links.expires}
          placeholder={t().links.expiresDefault}
          value={days()}
          options={DAYS.map((count) => ({ value: String(count), label: t().links.expiresDays(count) }))}
          onChange={setDays}
        />
        <p role="status">
          <Told>
            {[t().links.worksUntil(wallTimeAt(end(), props.event.timeZone)), !days() && t().links.movesAlong]
              .filter(Boolean)
              .join(" ")}
          </Told>
        </p>
      </form>
    </Dialog>
  );
}

function MadeLinkDialog(props: { made: NewCheckInLink; timeZone: string; onClose: () => void }): JSX.Element {
  const t = useMessages(loadCheckIn);
  return (
    <Dialog
      open
      guarded
      title={t().links.made(props.made.link.name)}
      onClose={() => props.onClose()}
      actions={
        <Button kind="primary" onClick={() => props.onClose()}>
          {t().links.done}
        </Button>
      }
    >
      <div class={styles.form}>
        <p>{t().links.madeText}</p>
        <div class={styles.code}>
          <QrCode text={props.made.url} label={t().links.qr} />
        </div>
        <p class={styles.address}>
          <span class={styles.soft}>{t().links.address}</span>
          <code>{props.made.url}</code>
        </p>
        <div>
          <CopyButton text={props.made.url} label={t().links.copy} />
        </div>
        <p>
          <LinkState link={props.made.link} timeZone={props.timeZone} />
        </p>
        <Show when={props.made.link.endsWithEvent}>
          <p class={styles.soft}>{t().links.movesAlong}</p>
        </Show>
      </div>
    </Dialog>
  );
}
