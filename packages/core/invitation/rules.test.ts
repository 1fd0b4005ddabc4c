import { describe, expect, it } from "vitest";
import { isInvitation } from "../access-code/rules.ts";
import { invitationIn, invitationState, parseInvitationToken, readInvited } from "./rules.ts";

const EVENT = "01JZ00000000000000000000AA";
const INVITATION = "01JZ00000000000000000000BB";
const TOKEN = `${EVENT}${INVITATION}${"x".repeat(43)}`;

describe("a list of people that is pasted", () => {
  it.each([
    ["anna@ops.pl", { email: "anna@ops.pl" }],
    ["Anna Nowak <anna@ops.pl>", { email: "anna@ops.pl", firstName: "Anna", lastName: "Nowak" }],
    ['"Anna Nowak" <Anna@OPS.pl>', { email: "Anna@OPS.pl", firstName: "Anna", lastName: "Nowak" }],
    ["anna@ops.pl; Anna; Nowak", { email: "anna@ops.pl", firstName: "Anna", lastName: "Nowak" }],
    ["Anna\tŻak Łącka\tanna@ops.pl", { email: "anna@ops.pl", firstName: "Anna", lastName: "Żak Łącka" }],
    ["Anna anna@ops.pl", { email: "anna@ops.pl", firstName: "Anna" }],
  ])("has one person a line, in whatever order: %s", (line, person) => {
    expect(readInvited(`\n${line}\r\n`)).toEqual({
      people: [{ firstName: undefined, lastName: undefined, ...person }],
      faults: [],
    });
  });

  it("may have many in a line, as programs of mail write them", () => {
    const { people } = readInvited("Anna Nowak <anna@ops.pl>; jan@ops.pl, Ewa Kos <ewa@ops.pl>;");
    expect(people.map(({ email, lastName }) => [email, lastName])).toEqual([
      ["anna@ops.pl", "Nowak"],
      ["jan@ops.pl", undefined],
      ["ewa@ops.pl", "Kos"],
    ]);
  });

  it("has each address once, whatever its letters", () => {
    expect(readInvited("anna@ops.pl\nANNA@ops.pl").people).toHaveLength(1);
  });

  it("says of each line what is wrong with it", () => {
    const { people, faults } = readInvited("Anna Nowak\njan@ops.pl\nżak@ops.pl\nkos@ops");
    expect(people.map(({ email }) => email)).toEqual(["jan@ops.pl"]);
    expect(faults).toEqual([
      { line: 1, text: "Anna Nowak", code: "field.email" },
      { line: 3, text: "żak@ops.pl", code: "field.email_letters" },
      { line: 4, text: "kos@ops", code: "field.email" },
    ]);
  });
});

describe("an invitation", () => {
  const at = "2026-03-01T09:00:00.000Z";
  it.each([
    [{}, 0, undefined, "queued"],
    [{}, 0, "queued", "queued"],
    [{}, 0, "sent", "sent"],
    [{}, 0, "delivered", "sent"],
    [{}, 0, "superseded", "undelivered"],
    [{}, 0, "bounced", "undelivered"],
    [{}, 0, "failed", "undelivered"],
    [{ declinedAt: at }, 0, "sent", "declined"],
    [{ declinedAt: at }, 1, "sent", "used"],
    [{ withdrawnAt: at, declinedAt: at }, 1, "sent", "withdrawn"],
  ])("stands by what was done with it last: %j, used %i, mail %s", (marks, used, mail, state) => {
    expect(invitationState(marks, used, mail)).toBe(state);
  });

  it("is told apart from an access code and from the secret of a closed event", () => {
    expect([isInvitation({ code: "inv_01" }), isInvitation({ code: "OPSMONKI" })]).toEqual([true, false]);
    expect(invitationIn(`narada~${TOKEN}`)).toBe(TOKEN);
    expect([invitationIn("narada"), invitationIn(`narada~${"x".repeat(43)}`), invitationIn(TOKEN)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(parseInvitationToken(TOKEN)).toEqual({
      eventId: `evt_${EVENT}`,
      invitationId: `inv_${INVITATION}`,
      secret: "x".repeat(43),
    });
    expect(parseInvitationToken(TOKEN.slice(1))).toBeUndefined();
  });
});
