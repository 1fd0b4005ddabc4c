/**
 * The address by which a telephone number is called, as a person writes it: without its extension ("85 747 34 12 wew. 159"), and without
 * the zero in brackets that is dialled only inside the country ("+49 (0)30 …").
 */
export function telOf(phone: string): string {
  return `tel:${phone.replace(/\(0\)|(w|ext).*|[^+\d]/gi, "")}`;
}
