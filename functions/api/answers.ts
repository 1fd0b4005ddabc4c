/*
 * The schemas of all answers, by the names that routes give; each stands with its noun, or in answer.ts when it is the
 * API's own. Only the OpenAPI document and the tests load them (docs/decisions/0055).
 */
export * from "@zapisy/core/access-code/answer";
export * from "@zapisy/core/people-import/answer";
export * from "@zapisy/core/invitation/answer";
export * from "@zapisy/core/attachment/answer";
export * from "@zapisy/core/attachment-upload/answer";
export * from "@zapisy/core/attendance/answer";
export * from "@zapisy/core/audit/answer";
export * from "@zapisy/core/bulletin/answer";
export * from "@zapisy/core/certificate/answer";
export * from "@zapisy/core/check-in/answer";
export * from "@zapisy/core/content-note/answer";
export * from "@zapisy/core/circular/answer";
export * from "@zapisy/core/accessibility-statement/answer";
export * from "@zapisy/core/mail-text/answer";
export * from "@zapisy/core/delegation/answer";
export * from "@zapisy/core/erasure/answer";
export * from "@zapisy/core/event/answer";
export * from "@zapisy/core/figure/answer";
export * from "@zapisy/core/file/answer";
export * from "@zapisy/core/identity/answer";
export * from "@zapisy/core/institution/answer";
export * from "@zapisy/core/institution-page/answer";
export * from "@zapisy/core/message/answer";
export * from "@zapisy/core/participant/answer";
export * from "@zapisy/core/passkey/answer";
export * from "@zapisy/core/person-copy/answer";
export * from "@zapisy/core/personal-page/answer";
export * from "@zapisy/core/project/answer";
export * from "@zapisy/core/partner/answer";
export * from "@zapisy/core/referral/answer";
export * from "@zapisy/core/registration/answer";
export * from "@zapisy/core/reminder/answer";
export * from "@zapisy/core/retention/answer";
export * from "@zapisy/core/selection/answer";
export * from "@zapisy/core/staff/answer";
export * from "@zapisy/core/interest/answer";
export * from "@zapisy/core/subscription/answer";
export * from "@zapisy/core/support/answer";
export * from "@zapisy/core/support-entry/answer";
export * from "@zapisy/core/support-schedule/answer";
export * from "@zapisy/core/team/answer";
export * from "@zapisy/core/undelivered/answer";
export * from "@zapisy/core/worklist/answer";
export * from "./answer.ts";
