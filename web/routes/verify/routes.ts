import type { RouteDefinition } from "@solidjs/router";
import { loadVerification } from "@zapisy/words/certificate/verification";
import { page } from "../page.tsx";

/** The page of a certificate and the way to it by its code, inside the public header and footer. */
export const routes: RouteDefinition[] = [
  {
    path: "/verify",
    component: page(() => import("../public/layout.tsx").then((file) => file.PublicLayout)),
    children: [
      {
        path: "/",
        component: page(() => import("./verify.tsx").then((file) => file.CodePage), loadVerification),
      },
      {
        path: "/:code",
        component: page(() => import("./verify.tsx").then((file) => file.VerifyPage), loadVerification),
        info: { asks: ["/api/certificates/$1"] },
      },
    ],
  },
];
