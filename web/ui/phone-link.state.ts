/** What is dialled of a telephone number as a person writes it: the number without its extension ("85 747 34 12 wew. 159"). */
export function dialled(phone: string): string {
  const [, number = phone] = /^(.*?)[\s,;]*(?:wewn|wew|w|ext)[.:]?\s*\d{1,5}$/i.exec(phone.trim()) ?? [];
  // "+49 (0)30 …": the zero in brackets is dialled only inside the country.
  return number.replace("(0)", "").replace(/[^+\d]/g, "");
}
