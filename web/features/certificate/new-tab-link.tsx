import { loadCertificate } from "@zapisy/words/certificate";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import type { ButtonLook } from "../../ui/button.tsx";
import { buttonClass } from "../../ui/button.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";

interface NewTabLinkProps extends ButtonLook {
  href: string;
  icon?: JSX.Element;
  /** Whole name for screen readers, where the visible words are the same in every row. */
  label?: string;
  children: JSX.Element;
}

/** A document that opens beside the page, and says so to those who do not see it happen. */
export function NewTabLink(props: NewTabLinkProps): JSX.Element {
  const t = useMessages(loadCertificate);
  return (
    <a
      class={buttonClass(props)}
      href={props.href}
      target="_blank"
      rel="external noopener"
      aria-label={props.label && `${props.label} ${t().opensInNewTab}`}
    >
      {props.icon}
      {props.children} <VisuallyHidden>{t().opensInNewTab}</VisuallyHidden>
    </a>
  );
}
