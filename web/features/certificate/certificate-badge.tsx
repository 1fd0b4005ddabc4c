import type { CertificateState } from "@zapisy/core/certificate/schema";
import { loadCertificate } from "@zapisy/words/certificate";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { StateBadge } from "../../ui/tag.tsx";

/** Whether a certificate is valid, as a badge. */
export function CertificateBadge(props: { state: CertificateState }): JSX.Element {
  const t = useMessages(loadCertificate);
  return <StateBadge meaning={props.state === "issued" ? "ok" : "stop"}>{t().state[props.state]}</StateBadge>;
}
