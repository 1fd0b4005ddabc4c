import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import type { ExportCheck, ExportProfiles, FaultyRow } from "@zapisy/core/export-profile/answer";
import type { Project } from "@zapisy/core/project/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import { formatDateTime } from "@zapisy/words";
import { loadExportProfile } from "@zapisy/words/export-profile";
import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { createResource, createSignal, Show } from "solid-js";
import { newKey } from "../../data/client.ts";
import { saveFile } from "../../data/download.ts";
import { useErrorText } from "../../data/error-text.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { ColumnTable } from "../../features/export-profile/column-table.tsx";
import {
  addProfile,
  findFaults,
  getProfile,
  listProfiles,
  setChecked,
  type ShownProfile,
} from "../../features/export-profile/export-profile-api.ts";
import { FaultTable } from "../../features/export-profile/fault-table.tsx";
import { ProfileEditor } from "../../features/export-profile/profile-editor.tsx";
import { writeProfile } from "../../features/export-profile/profile-text.state.ts";
import styles from "../../features/export-profile/export-profile.module.css";
import { getProject } from "../../features/project/project-api.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { showToast } from "../../ui/toast.tsx";

/** A project with the profile that is looked at, and the others. */
interface Shown {
  project: Project;
  profiles: ExportProfiles;
  profile: ShownProfile;
}

/** A funder's file of a project: whose data are not ready, the file, and the profile by which it is made. */
export function ProjectFunderFilePage(): JSX.Element {
  const params = useParams<{ projectId: string }>();
  const navigate = useNavigate();
  const [search] = useSearchParams<{ profile?: string; edit?: string }>();
  const [found, { refetch }] = createResource(
    () => [params.projectId, search.profile] as const,
    async ([projectId, wanted]): Promise<Shown> => {
      const [project, profiles] = await Promise.all([getProject(projectId), listProfiles(projectId)]);
      const [first] = profiles.items;
      const profile = await getProfile(projectId, wanted ?? first?.profileId ?? "");
      return { project, profiles, profile };
    },
  );
  const hrefOf = (profileId: string) =>
    `/staff/projects/${params.projectId}/funder-file?profile=${profileId}`;
  const isEditing = ({ profiles, profile }: Shown) =>
    search.edit !== undefined && profiles.may.edit && !profile.isBuiltIn;
  const back = (profileId: string) => {
    navigate(hrefOf(profileId));
    void refetch();
  };
  return (
    <div class={styles.page}>
      <Show
        when={!found.error}
        fallback={<ErrorState error={found.error} retry={() => void refetch()} isPage />}
      >
        <Show when={found.latest} fallback={<Skeleton look="page" lines={6} />}>
          {(shown) => (
            <Show
              when={isEditing(shown())}
              fallback={<Profile {...shown()} hrefOf={hrefOf} onChange={(id) => back(id)} />}
            >
              <Editor {...shown()} hrefOf={hrefOf} onSaved={() => back(shown().profile.profileId)} />
            </Show>
          )}
        </Show>
      </Show>
    </div>
  );
}

function Trail(props: { project: Project; deeperHref?: string }): JSX.Element {
  const t = useMessages(loadExportProfile);
  const shell = useMessages(loadShell);
  return (
    <Breadcrumbs
      pages={[
        { href: "/staff/projects", label: shell().projects },
        {
          href: `/staff/projects/${props.project.projectId}`,
          label: inLocale(props.project.title, locale()).text,
        },
        ...(props.deeperHref ? [{ href: props.deeperHref, label: t().title }] : []),
      ]}
    />
  );
}

function Editor(props: Shown & { hrefOf: (id: string) => string; onSaved: () => void }): JSX.Element {
  const t = useMessages(loadExportProfile);
  const back = () => props.hrefOf(props.profile.profileId);
  return (
    <>
      <PageHeading title={t().editor.title} above={<Trail project={props.project} deeperHref={back()} />} />
      <ProfileEditor
        projectId={props.project.projectId}
        shown={props.profile}
        backHref={back()}
        onSaved={() => props.onSaved()}
      />
    </>
  );
}

function Profile(
  props: Shown & { hrefOf: (id: string) => string; onChange: (profileId: string) => void },
): JSX.Element {
  const t = useMessages(loadExportProfile);
  const navigate = useNavigate();
  return (
    <>
      <PageHeading title={t().title} lead={t().lead} above={<Trail project={props.project} />} />
      <div class={styles.choose}>
        <SelectField
          name="profile"
          label={t().choose}
          value={props.profile.profileId}
          options={props.profiles.items.map(({ profileId, name, revision, checked }) => ({
            value: profileId,
            label: t().option(name, revision, !checked),
          }))}
          onChange={(profileId) => navigate(props.hrefOf(profileId), { scroll: false })}
        />
      </div>
      <Standing {...props} />
      <Readiness {...props} />
      <section class={styles.section}>
        <h2>{t().columns.heading}</h2>
        <p>{t().rows[props.profile.rows]}</p>
        <ColumnTable columns={props.profile.profile.columns} />
      </section>
      <Show when={props.profile.revisions.length > 0}>
        <Versions {...props} />
      </Show>
    </>
  );
}

/** Whether a profile is as the funder wants it, who says so, and what can be done with it. */
function Standing(
  props: Shown & { hrefOf: (id: string) => string; onChange: (profileId: string) => void },
): JSX.Element {
  const t = useMessages(loadExportProfile);
  const errors = useErrorText();
  const [isAsking, setAsking] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const projectId = () => props.project.projectId;
  const mayEdit = () => props.profiles.may.edit;
  const key = newKey();
  const done = async (work: Promise<ShownProfile>, text: string) => {
    const { profileId } = await work;
    setAsking(false);
    showToast({ text });
    props.onChange(profileId);
  };
  const attempt = async (work: Promise<ShownProfile>, text: string) => {
    setFailure(undefined);
    try {
      await done(work, text);
    } catch (error) {
      setFailure(errors.ofError(error));
    }
  };
  const copy = () => {
    const { profile } = props.profile;
    const name = t().copyName(profile.name).slice(0, 120);
    return attempt(
      addProfile(projectId(), { ...profile, name }, `${key}${props.profile.profileId}`),
      t().copyDone,
    );
  };
  const own = () => (
    <>
      <LinkButton href={`${props.hrefOf(props.profile.profileId)}&edit=yes`}>{t().change}</LinkButton>
      <Show
        when={props.profile.checked}
        fallback={
          <Button popup="dialog" onClick={() => setAsking(true)}>
            {t().check}
          </Button>
        }
      >
        <Button onClick={() => attempt(setChecked(projectId(), props.profile, false), t().uncheckDone)}>
          {t().uncheck}
        </Button>
      </Show>
    </>
  );
  return (
    <>
      <Show
        when={props.profile.checked}
        fallback={
          <Notice meaning="wait" title={t().unofficialTitle}>
            {props.profile.isBuiltIn ? t().unofficialBuiltIn : t().unofficialOwn}
          </Notice>
        }
      >
        {(checked) => (
          <Notice meaning="ok">
            {t().checked(checked().byName, formatDateTime(locale(), checked().at, HOME_ZONE))}
          </Notice>
        )}
      </Show>
      <Show when={props.profile.profile.origin}>
        {(origin) => (
          <p>
            {t().origin}: {origin()}
          </p>
        )}
      </Show>
      <div class={styles.actions}>
        <Show when={mayEdit()}>
          <Show when={!props.profile.isBuiltIn}>{own()}</Show>
          <Button onClick={copy}>{t().copy}</Button>
        </Show>
        <Button onClick={() => saveProfile(props.profile)}>{t().download}</Button>
      </div>
      <Show when={failure()}>
        {(text) => (
          <Notice meaning="stop" live="alert">
            {text()}
          </Notice>
        )}
      </Show>
      <ConfirmDialog
        open={isAsking()}
        title={t().checkTitle}
        confirmLabel={t().check}
        onConfirm={() => done(setChecked(projectId(), props.profile, true), t().checkDone)}
        onClose={() => setAsking(false)}
      >
        <p>{t().checkText}</p>
      </ConfirmDialog>
    </>
  );
}

/** Hands the text of a profile to the browser. */
function saveProfile({ profileId, revision, profile }: ShownProfile): void {
  const bytes = new TextEncoder().encode(writeProfile(profile));
  saveFile(`${profileId}-v${revision}.json`, "application/json", bytes);
}

/** How many are in the file, who is not and why, and the file. */
function Readiness(props: Shown): JSX.Element {
  const t = useMessages(loadExportProfile);
  const [counts, setCounts] = createSignal<Omit<ExportCheck, "items" | "cursor">>();
  const list = createPagedList<FaultyRow, readonly [string, string, number]>(
    () => [props.project.projectId, props.profile.profileId, props.profile.revision] as const,
    async ([projectId, profileId], cursor) => {
      const { items, cursor: next, ...found } = await findFaults(projectId, profileId, cursor);
      setCounts(found);
      return { items, cursor: next };
    },
  );
  const rows = () => props.profile.rows;
  const fileOf = (kind: "csv" | "xlsx") =>
    `/api/staff/projects/${props.project.projectId}/export-profiles/${props.profile.profileId}/funder-file.${kind}?lang=${locale()}`;
  return (
    <>
      <section class={styles.section}>
        <h2>{t().ready.heading}</h2>
        <Show when={counts()}>
          {(found) => (
            <>
              <Show
                when={found().all > 0}
                fallback={<EmptyState title={t().ready.nobody}>{t().ready.nobodyText}</EmptyState>}
              >
                <p>
                  <strong>{t().ready.whole[rows()](found().good, found().all, found().rows)}</strong>{" "}
                  {found().faulty > 0 ? t().ready.rule : t().ready.none}
                </p>
              </Show>
              <Show when={found().leftOut > 0}>
                <p>{t().ready.leftOut(found().leftOut)}</p>
              </Show>
              <Show when={found().ended > 0}>
                <p>{t().ready.ended(found().ended)}</p>
              </Show>
            </>
          )}
        </Show>
        <Show when={list.error() !== undefined || (counts()?.faulty ?? 1) > 0}>
          <FaultTable projectId={props.project.projectId} rows={rows()} list={list} />
        </Show>
        <Show when={(counts()?.notKept.length ?? 0) > 0}>
          <details>
            <summary>{t().ready.notKept(counts()?.notKept.length ?? 0)}</summary>
            <p>
              {t().ready.notKeptText} {counts()?.notKept.join(", ")}.
            </p>
          </details>
        </Show>
      </section>
      <Show when={(counts()?.good ?? 0) > 0}>
        <section class={styles.section}>
          <h2>{t().file.heading}</h2>
          <Show when={props.profiles.may.edit} fallback={<p>{t().file.textReader}</p>}>
            <p>{t().file.text}</p>
            <div class={styles.actions} role="group" aria-label={t().file.heading} data-screen-only>
              <LinkButton kind="primary" href={fileOf("csv")} download>
                {t().file.csv}
              </LinkButton>
              <LinkButton href={fileOf("xlsx")} download>
                {t().file.xlsx}
              </LinkButton>
            </div>
          </Show>
        </section>
      </Show>
    </>
  );
}

/** The texts that a profile has and had, each to be fetched again. */
function Versions(props: Shown): JSX.Element {
  const t = useMessages(loadExportProfile);
  const fetchOne = async (revision: number) =>
    saveProfile(await getProfile(props.project.projectId, props.profile.profileId, revision));
  return (
    <section class={styles.section}>
      <h2>{t().versions.heading}</h2>
      <DataTable
        caption={t().versions.caption}
        rows={props.profile.revisions}
        rowId={({ revision }) => `${revision}`}
        columns={[
          {
            id: "version",
            header: t().versions.version,
            isRowHeading: true,
            cell: ({ revision }) => t().file.version(revision),
          },
          {
            id: "when",
            header: t().versions.when,
            cell: ({ at }) => formatDateTime(locale(), at, HOME_ZONE),
          },
          { id: "who", header: t().versions.who, cell: ({ byName }) => byName },
          {
            id: "file",
            header: t().versions.download,
            hideHeader: true,
            isNarrow: true,
            cell: (one) => (
              <Button small onClick={() => fetchOne(one.revision)}>
                {t().versions.download}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}
