import { describe, expect, it } from "vitest";
import { contentDisposition } from "./bucket.ts";

describe("the name of a download", () => {
  it("is given in plain letters and in UTF-8", () => {
    expect(contentDisposition("attachment", "Lista obecności – Łódź (1).pdf")).toBe(
      `attachment; filename="Lista obecnosci _ Lodz _1_.pdf"; ` +
        `filename*=UTF-8''Lista%20obecno%C5%9Bci%20%E2%80%93%20%C5%81%C3%B3d%C5%BA%20%281%29.pdf`,
    );
  });

  it("cannot end the header or begin another one", () => {
    expect(contentDisposition("inline", `a"; filename="b.exe\r\nSet-Cookie: x=1\uD800`)).toBe(
      `inline; filename="a__ filename__b.exe__Set-Cookie_ x_1_"; ` +
        `filename*=UTF-8''a%22%3B%20filename%3D%22b.exe%0D%0ASet-Cookie%3A%20x%3D1%EF%BF%BD`,
    );
  });
});
