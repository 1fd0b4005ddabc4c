import { loadPublic } from "@zapisy/words/public";
import type { JSX } from "solid-js";
import { DetailsList } from "../../ui/details-list.tsx";
import { useMessages } from "../../data/locale.ts";
import { telOf } from "../../ui/phone.state.ts";

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
    if (phone) list.push({ term: t().event.phone, description: () => <a href={telOf(phone)}>{phone}</a> });
    return list;
  };
  return <DetailsList items={items()} />;
}
