import { loadPublic } from "@zapisy/words/public";
import type { JSX } from "solid-js";
import { DetailsList } from "../../ui/details-list.tsx";
import { useMessages } from "../../data/locale.ts";

/** Whom to ask about an event: name, address for mail, telephone. */
export function ContactLines(props: {
  contact: { name?: string; email?: string; phone?: string };
}): JSX.Element {
  const t = useMessages(loadPublic);
  const items = () => {
    const { name, email, phone } = props.contact;
    const list: { term: string; description: () => JSX.Element }[] = [];
    if (name) list.push({ term: t().event.contactPerson, description: () => name });
    if (email) {
      list.push({ term: t().event.email, description: () => <a href={`mailto:${email}`}>{email}</a> });
    }
    if (phone) {
      // What is dialled is the number without its extension.
      const dialled = phone.replace(/[^\d+].*?w.*$/i, "").replace(/[^\d+]/g, "");
      list.push({ term: t().event.phone, description: () => <a href={`tel:${dialled}`}>{phone}</a> });
    }
    return list;
  };
  return <DetailsList items={items()} />;
}
