import { revalidate, useNavigate } from "@solidjs/router";
import type { ProjectInput } from "@zapisy/core/project/schema";
import { loadShell } from "@zapisy/words/shell";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { createProject, listProjects } from "../../features/project/project-api.ts";
import { emptyProject, toProjectInput } from "../../features/project/project-draft.state.ts";
import { ProjectForm } from "../../features/project/project-form.tsx";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { showToast } from "../../ui/toast.tsx";
import styles from "./list.module.css";

/** Begins a project. */
export function NewProjectPage(): JSX.Element {
  const t = useMessages(loadStaff);
  const shell = useMessages(loadShell);
  const navigate = useNavigate();
  const create = async (input: ProjectInput) => {
    const project = await createProject(input);
    void revalidate(listProjects.key);
    showToast({ text: t().project.created });
    navigate(`/staff/projects/${project.projectId}`);
    return toProjectInput(project);
  };
  return (
    <div class={styles.page}>
      <PageHeading
        title={t().project.newTitle}
        lead={t().project.logosAfterCreate}
        above={<Breadcrumbs pages={[{ href: "/staff/projects", label: shell().projects }]} />}
      />
      <ProjectForm project={emptyProject()} submitLabel={t().project.create} onSave={create} />
    </div>
  );
}
