import type { RouteDefinition } from "@solidjs/router";
import { loadAccount } from "@zapisy/words/account";
import { loadAttendance } from "@zapisy/words/attendance";
import { loadCertificate } from "@zapisy/words/certificate";
import { loadCircular } from "@zapisy/words/circular";
import { loadCommon } from "@zapisy/words/common";
import { loadConsent } from "@zapisy/words/consent";
import { loadErasure } from "@zapisy/words/erasure";
import { loadError } from "@zapisy/words/error";
import { loadExportProfile } from "@zapisy/words/export-profile";
import { loadFigure } from "@zapisy/words/figure";
import { loadFile } from "@zapisy/words/file";
import { loadIndicator } from "@zapisy/words/indicator";
import { loadSnapshot } from "@zapisy/words/snapshot";
import { loadInstitution } from "@zapisy/words/institution";
import { loadForm } from "@zapisy/words/form";
import { loadMail } from "@zapisy/words/mail";
import { loadMailText } from "@zapisy/words/mail-text";
import { loadPersonCopy } from "@zapisy/words/person-copy";
import { loadMessage } from "@zapisy/words/message";
import { loadNamesake } from "@zapisy/words/namesake";
import { loadOwnEvent } from "@zapisy/words/own-event";
import { loadPaper } from "@zapisy/words/paper";
import { loadParticipant } from "@zapisy/words/participant";
import { loadPeopleImport } from "@zapisy/words/people-import";
import { loadPartner } from "@zapisy/words/partner";
import { loadPublic } from "@zapisy/words/public";
import { loadDelegation } from "@zapisy/words/public/delegation";
import { loadRegistration } from "@zapisy/words/public/registration";
import { loadReferral } from "@zapisy/words/referral";
import { loadRetention } from "@zapisy/words/retention";
import { loadRole } from "@zapisy/words/role";
import { loadSelection } from "@zapisy/words/selection";
import { loadSettings } from "@zapisy/words/settings";
import { loadStaff } from "@zapisy/words/staff";
import { loadSupport } from "@zapisy/words/support";
import { loadSupportLog } from "@zapisy/words/support-log";
import { loadSupportSchedule } from "@zapisy/words/support-schedule";
import { loadUndelivered } from "@zapisy/words/undelivered";
import { loadWorklist } from "@zapisy/words/worklist";
import type { Component } from "solid-js";
import { page } from "../page.tsx";

/** A page of staff: all of them speak the same four areas, which are fetched once. */
function staffPage<Props extends object>(load: () => Promise<Component<Props>>) {
  return page(load, loadStaff, loadCommon, loadForm, loadError);
}

/**
 * Paths of the staff pages. Signing in stands outside the rail; everything else is inside it. An event's
 * workspace keeps its heading and its editor while its tabs change.
 */
export const routes: RouteDefinition[] = [
  {
    path: "/staff/sign-in",
    component: staffPage(() => import("./sign-in.tsx").then((file) => file.SignInPage)),
  },
  {
    // What hangs on the wall of the room has no rail beside it.
    path: "/staff/events/:eventId/attendance/screen/:unitId",
    component: page(
      () => import("./event/attendance-screen.tsx").then((file) => file.AttendanceScreenPage),
      loadStaff,
      loadCommon,
      loadError,
      loadAttendance,
    ),
  },
  {
    path: "/staff",
    component: staffPage(() => import("./layout.tsx").then((file) => file.StaffLayout)),
    info: { asks: ["/api/staff/me"] },
    children: [
      {
        path: "/",
        component: page(
          () => import("./today.tsx").then((file) => file.TodayPage),
          loadStaff,
          loadCommon,
          loadError,
          loadOwnEvent,
          loadSupportLog,
          loadUndelivered,
          loadWorklist,
        ),
        info: { asks: ["/api/staff/worklist"] },
      },
      {
        path: "/events",
        component: staffPage(() => import("./events.tsx").then((file) => file.ComingEvents)),
        info: { asks: ["/api/staff/events?when=coming"], asksThen: ["/api/staff/projects"] },
      },
      {
        path: "/events/drafts",
        component: staffPage(() => import("./events.tsx").then((file) => file.DraftEvents)),
      },
      {
        path: "/events/past",
        component: staffPage(() => import("./events.tsx").then((file) => file.PastEvents)),
      },
      {
        path: "/events/all",
        component: staffPage(() => import("./events.tsx").then((file) => file.AllEvents)),
      },
      {
        path: "/events/new",
        component: staffPage(() => import("./event-new.tsx").then((file) => file.NewEventPage)),
      },
      {
        path: "/events/:eventId",
        component: staffPage(() => import("./event/workspace.tsx").then((file) => file.EventWorkspace)),
        children: [
          {
            path: ["/", "/overview"],
            component: page(
              () => import("./event/overview.tsx").then((file) => file.OverviewTab),
              loadStaff,
              loadCommon,
              loadError,
              loadFile,
            ),
          },
          {
            path: "/content",
            component: staffPage(() => import("./event/content.tsx").then((file) => file.ContentTab)),
          },
          {
            path: "/programme",
            component: staffPage(() => import("./event/programme.tsx").then((file) => file.ProgrammeTab)),
          },
          {
            path: "/recruitment",
            component: staffPage(() => import("./event/recruitment.tsx").then((file) => file.RecruitmentTab)),
          },
          {
            path: "/registrations",
            component: page(
              () => import("./event/registrations.tsx").then((file) => file.RegistrationsTab),
              loadStaff,
              loadCommon,
              loadError,
              loadConsent,
              loadForm,
              loadMail,
              loadMessage,
              loadNamesake,
              loadPaper,
              loadUndelivered,
            ),
          },
          {
            path: "/registrations/referrals",
            component: page(
              () => import("./event/referrals.tsx").then((file) => file.ReferralsTab),
              loadStaff,
              loadCommon,
              loadError,
              loadReferral,
            ),
          },
          {
            path: "/registrations/import",
            component: page(
              () => import("./event/people-import.tsx").then((file) => file.PeopleImportTab),
              loadStaff,
              loadCommon,
              loadError,
              loadForm,
              loadPeopleImport,
            ),
          },
          {
            path: "/messages",
            component: page(
              () => import("./event/messages.tsx").then((file) => file.MessagesTab),
              loadStaff,
              loadCommon,
              loadError,
              loadCircular,
              loadForm,
              loadMailText,
              loadFile,
              loadMail,
              loadMessage,
              loadUndelivered,
            ),
          },
          {
            path: "/messages/texts",
            component: page(
              () => import("./event/mail-texts.tsx").then((file) => file.EventMailTextsTab),
              loadFile,
              loadStaff,
              loadCommon,
              loadError,
              loadMail,
              loadMailText,
            ),
          },
          {
            path: "/selection",
            component: page(
              () => import("./event/selection.tsx").then((file) => file.SelectionTab),
              loadStaff,
              loadCommon,
              loadError,
              loadForm,
              loadSelection,
            ),
          },
          {
            path: "/attendance",
            component: page(
              () => import("./event/attendance.tsx").then((file) => file.AttendanceTab),
              loadStaff,
              loadCommon,
              loadError,
              loadNamesake,
              loadAttendance,
              loadFile,
              loadPaper,
            ),
          },
          {
            path: "/certificates",
            component: page(
              () => import("./event/certificates.tsx").then((file) => file.CertificatesTab),
              loadStaff,
              loadCommon,
              loadError,
              loadCertificate,
            ),
          },
          {
            path: "/history",
            component: staffPage(() => import("./event/history.tsx").then((file) => file.HistoryTab)),
          },
        ],
      },
      {
        path: "/projects",
        component: staffPage(() => import("./projects.tsx").then((file) => file.ProjectsPage)),
      },
      {
        path: "/projects/new",
        component: staffPage(() => import("./project-new.tsx").then((file) => file.NewProjectPage)),
      },
      {
        path: "/projects/:projectId",
        component: staffPage(() => import("./project.tsx").then((file) => file.ProjectPage)),
      },
      {
        path: "/projects/:projectId/schedule",
        component: page(
          () => import("./project-schedule.tsx").then((file) => file.ProjectSchedulePage),
          loadStaff,
          loadCommon,
          loadError,
          loadSupportSchedule,
        ),
      },
      {
        path: "/projects/:projectId/log",
        component: page(
          () => import("./project-log.tsx").then((file) => file.ProjectLogPage),
          loadStaff,
          loadCommon,
          loadError,
          loadSupportLog,
        ),
      },
      {
        path: "/sessions",
        component: page(
          () => import("./own-events.tsx").then((file) => file.OwnEventsPage),
          loadStaff,
          loadCommon,
          loadError,
          loadOwnEvent,
          loadPublic,
        ),
      },
      {
        path: "/sessions/:eventId",
        component: page(
          () => import("./own-event.tsx").then((file) => file.OwnEventPage),
          loadStaff,
          loadCommon,
          loadError,
          loadOwnEvent,
          loadPublic,
        ),
      },
      {
        path: "/sessions/:eventId/attendance",
        component: page(
          () => import("./own-attendance.tsx").then((file) => file.OwnAttendancePage),
          loadStaff,
          loadCommon,
          loadError,
          loadAttendance,
          loadOwnEvent,
        ),
      },
      {
        path: "/log",
        component: page(
          () => import("./own-logs.tsx").then((file) => file.OwnLogsPage),
          loadStaff,
          loadCommon,
          loadError,
          loadSupportLog,
        ),
      },
      {
        path: "/log/:projectId",
        component: page(
          () => import("./project-log.tsx").then((file) => file.ProjectLogPage),
          loadStaff,
          loadCommon,
          loadError,
          loadSupportLog,
        ),
      },
      {
        path: "/projects/:projectId/figures",
        component: page(
          () => import("./project-figures.tsx").then((file) => file.ProjectFiguresPage),
          loadStaff,
          loadCommon,
          loadError,
          loadFigure,
        ),
      },
      {
        path: "/projects/:projectId/funder-file",
        component: page(
          () => import("./project-funder-file.tsx").then((file) => file.ProjectFunderFilePage),
          loadStaff,
          loadCommon,
          loadError,
          loadParticipant,
          loadExportProfile,
        ),
      },
      {
        path: "/projects/:projectId/indicators",
        component: page(
          () => import("./project-indicators.tsx").then((file) => file.ProjectIndicatorsPage),
          loadStaff,
          loadCommon,
          loadError,
          loadFigure,
          loadFile,
          loadIndicator,
          loadSupportLog,
        ),
      },
      {
        path: "/projects/:projectId/snapshots",
        component: page(
          () => import("./project-snapshots.tsx").then((file) => file.ProjectSnapshotsPage),
          loadStaff,
          loadCommon,
          loadError,
          loadFigure,
          loadSnapshot,
        ),
      },
      {
        path: "/projects/:projectId/support",
        component: page(
          () => import("./project-support.tsx").then((file) => file.ProjectSupportPage),
          loadStaff,
          loadCommon,
          loadError,
          loadSupport,
        ),
      },
      {
        path: "/projects/:projectId/certificate-template",
        component: page(
          () => import("./certificate-template.tsx").then((file) => file.CertificateTemplatePage),
          loadStaff,
          loadCommon,
          loadError,
          loadCertificate,
        ),
      },
      {
        path: "/projects/:projectId/mail-texts",
        component: page(
          () => import("./project-mail-texts.tsx").then((file) => file.ProjectMailTextsPage),
          loadFile,
          loadStaff,
          loadCommon,
          loadError,
          loadMail,
          loadMailText,
        ),
      },
      {
        path: "/projects/:projectId/participants",
        component: page(
          () => import("./participants.tsx").then((file) => file.ParticipantsPage),
          loadStaff,
          loadCommon,
          loadForm,
          loadError,
          loadParticipant,
        ),
      },
      {
        path: "/projects/:projectId/participants/proposals",
        component: page(
          () => import("./participant-proposals.tsx").then((file) => file.ParticipantProposalsPage),
          loadStaff,
          loadCommon,
          loadForm,
          loadError,
          loadParticipant,
        ),
      },
      {
        path: "/projects/:projectId/participants/:participantId",
        component: page(
          () => import("./participant.tsx").then((file) => file.ParticipantPage),
          loadStaff,
          loadCommon,
          loadForm,
          loadError,
          loadIndicator,
          loadParticipant,
        ),
      },
      {
        path: "/certificates",
        component: page(
          () => import("./certificates.tsx").then((file) => file.RegisterPage),
          loadStaff,
          loadCommon,
          loadError,
          loadCertificate,
        ),
      },
      {
        path: "/messages",
        component: page(
          () => import("./messages.tsx").then((file) => file.StaffMessages),
          loadStaff,
          loadCommon,
          loadError,
          loadMessage,
        ),
        children: [
          {
            path: "/",
            component: page(
              () => import("./messages.tsx").then((file) => file.CircularsPage),
              loadCommon,
              loadError,
              loadCircular,
              loadMessage,
            ),
          },
          {
            path: "/undelivered",
            component: page(
              () => import("./undelivered.tsx").then((file) => file.UndeliveredPage),
              loadStaff,
              loadCommon,
              loadError,
              loadMail,
              loadUndelivered,
            ),
          },
          {
            path: "/texts",
            component: page(
              () => import("./mail-texts.tsx").then((file) => file.MailTextsPage),
              loadFile,
              loadStaff,
              loadCommon,
              loadError,
              loadMail,
              loadMailText,
            ),
          },
        ],
      },
      {
        path: "/institutions",
        component: page(
          () => import("./institutions.tsx").then((file) => file.InstitutionsPage),
          loadStaff,
          loadCommon,
          loadForm,
          loadError,
          loadInstitution,
        ),
      },
      {
        path: "/institutions/:institutionId",
        component: page(
          () => import("./institution.tsx").then((file) => file.InstitutionPage),
          loadStaff,
          loadCommon,
          loadForm,
          loadError,
          loadInstitution,
        ),
      },
      {
        path: "/committee",
        component: page(
          () => import("./committee-events.tsx").then((file) => file.CommitteeEventsPage),
          loadStaff,
          loadError,
          loadPublic,
          loadSelection,
        ),
      },
      {
        path: "/committee/:eventId",
        component: page(
          () => import("./committee-event.tsx").then((file) => file.CommitteeEventPage),
          loadStaff,
          loadCommon,
          loadError,
          loadForm,
          loadPublic,
          loadSelection,
        ),
      },
      {
        path: "/partner",
        component: page(
          () => import("./partner-events.tsx").then((file) => file.PartnerEventsPage),
          loadStaff,
          loadError,
          loadPublic,
          loadPartner,
        ),
      },
      {
        path: "/partner/projects/:projectId",
        component: page(
          () => import("./partner-table.tsx").then((file) => file.PartnerTablePage),
          loadStaff,
          loadError,
          loadPublic,
          loadPartner,
        ),
      },
      {
        path: "/partner/:eventId",
        component: page(
          () => import("./partner-event.tsx").then((file) => file.PartnerEventPage),
          loadStaff,
          loadCommon,
          loadError,
          loadPublic,
          loadPartner,
        ),
      },
      {
        path: "/referrals",
        component: page(
          () => import("./referrals.tsx").then((file) => file.ReferralsPage),
          loadStaff,
          loadError,
          loadPublic,
          loadReferral,
        ),
      },
      {
        path: "/referrals/:eventId",
        component: page(
          () => import("./referral-event.tsx").then((file) => file.ReferralEventPage),
          loadStaff,
          loadCommon,
          loadForm,
          loadError,
          loadPublic,
          loadRegistration,
          loadDelegation,
          loadReferral,
        ),
      },
      {
        path: "/account",
        component: page(
          () => import("./account.tsx").then((file) => file.AccountPage),
          loadStaff,
          loadCommon,
          loadError,
          loadAccount,
        ),
      },
      {
        path: "/history",
        component: staffPage(() => import("./history.tsx").then((file) => file.InstallationHistoryPage)),
      },
      {
        path: "/people",
        component: staffPage(() => import("./people.tsx").then((file) => file.PeoplePage)),
      },
      {
        path: "/roles",
        component: page(
          () => import("./roles.tsx").then((file) => file.RolesPage),
          loadStaff,
          loadCommon,
          loadError,
          loadRole,
        ),
      },
      {
        path: "/privacy",
        component: page(
          () => import("./privacy.tsx").then((file) => file.PrivacyPage),
          loadStaff,
          loadCommon,
          loadError,
          loadErasure,
          loadRetention,
          loadPersonCopy,
          loadForm,
          loadMail,
          loadAttendance,
          loadParticipant,
          loadSelection,
          loadSupportLog,
        ),
      },
      {
        path: "/privacy/retention",
        component: page(
          () => import("./retention.tsx").then((file) => file.RetentionPage),
          loadStaff,
          loadCommon,
          loadError,
          loadRetention,
        ),
      },
      {
        path: "/privacy/retention/:projectId",
        component: page(
          () => import("./project-retention.tsx").then((file) => file.ProjectRetentionPage),
          loadStaff,
          loadCommon,
          loadForm,
          loadError,
          loadRetention,
        ),
      },
      {
        path: "/settings",
        component: page(
          () => import("./settings.tsx").then((file) => file.SettingsPage),
          loadStaff,
          loadCommon,
          loadForm,
          loadError,
          loadSettings,
        ),
      },
    ],
  },
];
