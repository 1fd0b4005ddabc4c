import { createAsync, useParams, useSearchParams } from "@solidjs/router";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadParticipant } from "@zapisy/words/participant";
import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { mayAnywhere } from "../../data/right.ts";
import { ProposalList } from "../../features/participant/proposal-list.tsx";
import { getProject } from "../../features/project/project-api.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import list from "./list.module.css";

/** People on the lists of a project's events who may be participants. */
export function ParticipantProposalsPage(): JSX.Element {
  const t = useMessages(loadParticipant);
  const shell = useMessages(loadShell);
  const params = useParams<{ projectId: string }>();
  const [search, setSearch] = useSearchParams<{ who?: "everybody" | "attended" }>();
  const project = createAsync(() => getProject(params.projectId));
  return (
    <Show when={project()} keyed>
      {({ projectId, title }) => (
        <div class={list.page}>
          <PageHeading
            title={t().proposals.title}
            lead={t().proposals.lead}
            above={
              <Breadcrumbs
                pages={[
                  { href: "/staff/projects", label: shell().projects },
                  { href: `/staff/projects/${projectId}`, label: inLocale(title, locale()).text },
                  { href: `/staff/projects/${projectId}/participants`, label: t().title },
                ]}
              />
            }
          />
          <div class={list.filters} data-screen-only>
            <SelectField
              name="who"
              label={t().proposals.who}
              value={search.who ?? "attended"}
              options={[
                { value: "attended", label: t().proposals.attended },
                { value: "everybody", label: t().proposals.everybody },
              ]}
              onChange={(who) => setSearch({ who: who || undefined }, { replace: true })}
            />
          </div>
          <ProposalList
            projectId={projectId}
            attended={search.who !== "everybody"}
            mayEdit={mayAnywhere("participants.edit")}
          />
        </div>
      )}
    </Show>
  );
}
