import type { ProjectView } from "@zapisy/core/project/answer";
import type { Organisation } from "@zapisy/core/project/schema";
import { loadPublic } from "@zapisy/words/public";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { DetailsList } from "../../ui/details-list.tsx";
import { nameLang } from "./event-text.ts";
import styles from "./organisation-list.module.css";

/** Who stands behind an event: the lead, then partners; supporters and invited institutions apart (requirement R2). */
export function OrganisationList(props: { project: ProjectView }): JSX.Element {
  const t = useMessages(loadPublic);
  const of = (role: Organisation["role"]) => props.project.organisations.filter((each) => each.role === role);
  const groups = () => {
    const words = t().event;
    const partners = of("partner");
    return [
      // Without partners there is nobody to lead.
      { term: partners.length > 0 ? words.lead : words.organiser, list: of("lead") },
      { term: words.partners(partners.length), list: partners },
      { term: words.supporters, list: of("supporter") },
      { term: words.invited(of("invited").length), list: of("invited") },
    ].filter(({ list }) => list.length > 0);
  };
  return (
    <DetailsList
      items={groups().map(({ term, list }) => ({
        term,
        description: () => (
          <ul class={styles.names} role="list" lang={nameLang(locale())}>
            <For each={list}>
              {(organisation) => (
                <li>
                  {organisation.name}
                  <Show when={organisation.town}>
                    <span class={styles.town}>, {organisation.town}</span>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        ),
      }))}
    />
  );
}
