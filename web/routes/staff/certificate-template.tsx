import { createAsync, useParams } from "@solidjs/router";
import type { CertificateTemplate } from "@zapisy/core/certificate/answer";
import type { Project } from "@zapisy/core/project/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadCertificate } from "@zapisy/words/certificate";
import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { getTemplate } from "../../features/certificate/certificate-api.ts";
import { mayAnywhere } from "../../data/right.ts";
import { TemplateForm } from "../../features/certificate/template/template-form.tsx";
import { getProject } from "../../features/project/project-api.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { showToast } from "../../ui/toast.tsx";
import list from "./list.module.css";

/** How a project's certificates look and what they say. */
export function CertificateTemplatePage(): JSX.Element {
  const params = useParams<{ projectId: string }>();
  const loaded = createAsync(async () => {
    const [project, template] = await Promise.all([
      getProject(params.projectId),
      getTemplate(params.projectId),
    ]);
    return { project, template };
  });
  return (
    <Show when={loaded()} keyed>
      {({ project, template }) => <Template project={project} template={template} />}
    </Show>
  );
}

function Template(props: { project: Project; template: CertificateTemplate }): JSX.Element {
  const t = useMessages(loadCertificate);
  const shell = useMessages(loadShell);
  // oxlint-disable-next-line solid/reactivity -- begins with what was loaded
  const [isNew, setNew] = createSignal(props.template.version === 0);
  const title = () => inLocale(props.project.title, locale()).text;
  return (
    <div class={list.page}>
      <PageHeading
        title={t().template.title}
        lead={mayAnywhere("template.edit") ? t().template.lead : t().template.readOnly}
        above={
          <Breadcrumbs
            pages={[
              { href: "/staff/projects", label: shell().projects },
              { href: `/staff/projects/${props.project.projectId}`, label: title() },
            ]}
          />
        }
      />
      <Show when={isNew() && mayAnywhere("template.edit")}>
        <Notice meaning="note" title={t().template.defaults}>
          <p>{t().template.defaultsText}</p>
        </Notice>
      </Show>
      <TemplateForm
        template={props.template}
        disabled={!mayAnywhere("template.edit")}
        onSaved={() => {
          setNew(false);
          showToast({ text: t().template.saved });
        }}
      />
    </div>
  );
}
