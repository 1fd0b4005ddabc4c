import type { ProjectView } from "@zapisy/core/project/answer";
import type { JSX } from "solid-js";
import { For } from "solid-js";
import styles from "./logo-strip.module.css";

/** The signs of funder, organiser and partners; on white in both themes, as their rules of use demand. */
export function LogoStrip(props: { project: ProjectView }): JSX.Element {
  return (
    <ul class={styles.strip} role="list">
      <For each={props.project.logos}>
        {(logo) => (
          <li>
            <img
              src={`/api/projects/${props.project.projectId}/logos/${logo.logoId}`}
              alt={logo.alt}
              loading="lazy"
              decoding="async"
            />
          </li>
        )}
      </For>
    </ul>
  );
}
