import { describe, expect, it } from "vitest";
import { copyKey, copyPage, readCopy } from "./copy.ts";

const SITE = "https://zapisy.example";
const TOKEN = "4fQ3c1pVtK9sYdX0mZr7LwB2nEa8uHiJ5gTqRkNvCxo";

const page = (text: string, html = `<html><head><title>T</title></head><body>${text}</body></html>`) =>
  copyPage({ subject: "Temat </script> x", text, html, attachments: ["wydarzenie.ics"] }, SITE);

describe("a copy of a mail", () => {
  it("is kept under whose mail it is, and of none by which staff work or that is news", () => {
    const messageId = "msg_1";
    const eventId = "evt_1";
    expect(copyKey({ messageId, eventId, registrationId: "reg_1" })).toBe("mails/reg_1/msg_1.html");
    expect(copyKey({ messageId, eventId, invitationId: "inv_1" })).toBe("mails/inv_1/msg_1.html");
    expect(copyKey({ messageId, eventId, delegationId: "del_1" })).toBe("mails/del_1/msg_1.html");
    expect(copyKey({ messageId, eventId })).toBe("mails/evt_1/msg_1.html");
    expect(copyKey({ messageId, eventId, staffId: "stf_1" })).toBeUndefined();
    expect(copyKey({ messageId, eventId, subscriptionId: "sub_1" })).toBeUndefined();
    expect(copyKey({ messageId, eventId, interestId: "int_1" })).toBeUndefined();
    expect(copyKey({ messageId, signInId: "sgn_1" })).toBeUndefined();
  });

  it("has no way in of who is invited, with the form and without", () => {
    const invitation = `${"0".repeat(52)}${TOKEN}`;
    for (const end of ["/sign-up", ""]) {
      const { text } = readCopy(page(`Formularz: ${SITE}/events/narada~${invitation}${end} i dalej`));
      expect(text).not.toContain(TOKEN);
      expect(text).toContain(`${SITE}/events/… i dalej`);
    }
    expect(readCopy(page(`${SITE}/events/narada~${TOKEN}`)).text).toContain(TOKEN);
  });

  it("says what the mail said, whatever its text looks like", () => {
    const text = 'Zwykły tekst, $& i "</script><script>alert(1)</script>"';
    const kept = page(text, "<html><head></head><body>x</body></html>");
    expect(readCopy(kept)).toEqual({ subject: "Temat </script> x", text, attachments: ["wydarzenie.ics"] });
    expect(kept.match(/<script/g)).toHaveLength(1);
  });

  it("tells pictures in words, and fetches none", () => {
    const picture = `<img src="${SITE}/api/projects/prj_1/logos/log_1" alt="Unia Europejska" height="44" />`;
    expect(page(picture)).toContain('<body><img alt="Unia Europejska" height="44" /></body>');
  });

  it("runs nothing, loads nothing, and its links open nothing", () => {
    expect(page("a")).toContain(
      '<head><meta http-equiv="content-security-policy" content="default-src \'none\'; style-src \'unsafe-inline\'" /><base target="_blank" />',
    );
  });

  it.each([
    [`${SITE}/registrations/${TOKEN}`, `${SITE}/registrations/…`],
    [`${SITE}/registrations/${TOKEN}.`, `${SITE}/registrations/…`],
    [`${SITE}/delegations/${TOKEN}?a=1#b`, `${SITE}/delegations/…`],
    [`${SITE}/?registration=${TOKEN}`, `${SITE}//…`],
    [`${SITE}/events/szkolenie?invitation=${TOKEN}`, `${SITE}/events/…`],
    [`${SITE}/events/szkolenie/x/${TOKEN}`, `${SITE}/events/…`],
    [
      `${SITE}/certificates/${TOKEN}/a ${SITE}/registrations/${TOKEN}`,
      `${SITE}/certificates/… ${SITE}/registrations/…`,
    ],
    [
      `<a href="${SITE}/registrations/${TOKEN}">${SITE}/registrations/${TOKEN}</a>`,
      `<a href="${SITE}/registrations/…">${SITE}/registrations/…</a>`,
    ],
    [`${SITE}/events/szkolenie-osl`, `${SITE}/events/szkolenie-osl`],
    [`${SITE}/staff`, `${SITE}/staff`],
    ["https://spotkania.example/sala?id=1&pwd=2", "https://spotkania.example/sala?id=1&pwd=2"],
  ])("of %s keeps %s", (said, kept) => {
    const copy = page(said);
    expect(readCopy(copy).text).toBe(kept);
    expect(copy).toContain(`<body>${kept}</body>`);
  });
});
