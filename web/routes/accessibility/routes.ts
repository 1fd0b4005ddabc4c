import type { RouteDefinition } from "@solidjs/router";
import { loadAccessibilityStatement } from "@zapisy/words/accessibility-statement";
import { page } from "../page.tsx";

/** The statement of accessibility, inside the public header and footer. */
export const routes: RouteDefinition[] = [
  {
    path: "/accessibility",
    component: page(() => import("../public/layout.tsx").then((file) => file.PublicLayout)),
    children: [
      {
        path: "/",
        component: page(
          () => import("./statement.tsx").then((file) => file.AccessibilityPage),
          loadAccessibilityStatement,
        ),
      },
    ],
  },
];
