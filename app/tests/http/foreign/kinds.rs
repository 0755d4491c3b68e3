//! The kinds of records that addresses name, and how those of an office are found.

/// Addresses up to their last parameter, and the query that finds the ids of those an office (`?`) answers for: the ids of
/// the parameters in order, the second 0 where there is one.
pub const KINDS: &[(&str, &str)] = &[
    (
        "/advice/{advice}",
        "select v.id, cast(0 as bigint) from case_advice v join cases c on c.id = v.case_id where c.office_id = ?",
    ),
    ("/cases/{id}", "select c.id, cast(0 as bigint) from cases c where c.office_id = ?"),
    (
        "/cases/{id}/actions/{action}",
        "select c.id, x.id from case_actions x join cases c on c.id = x.case_id where c.office_id = ?",
    ),
    (
        "/cases/{id}/alerts/{alert}",
        "select c.id, x.id from case_alerts x join cases c on c.id = x.case_id where c.office_id = ?",
    ),
    (
        "/cases/{id}/conferences/{conference}",
        "select c.id, x.id from case_conferences x join cases c on c.id = x.case_id where c.office_id = ?",
    ),
    (
        "/cases/{id}/participants/{participant}",
        "select c.id, x.id from case_participants x join cases c on c.id = x.case_id where c.office_id = ?",
    ),
    (
        "/cases/{id}/referrals/{referral}",
        "select c.id, x.id from case_referrals x join cases c on c.id = x.case_id where c.office_id = ?",
    ),
    (
        "/cases/{id}/files/{file}",
        "select c.id, x.id from case_files x join case_papers p on p.id = x.paper_id join cases c on c.id = p.case_id \
         where c.office_id = ?",
    ),
    (
        "/cases/{id}/followups/{followup}",
        "select c.id, x.id from case_followups x join cases c on c.id = x.case_id where c.office_id = ?",
    ),
    (
        "/cases/{id}/papers/{paper}",
        "select c.id, x.id from case_papers x join cases c on c.id = x.case_id where c.office_id = ?",
    ),
    (
        "/cases/{id}/results/{result}",
        "select c.id, x.id from case_results x join cases c on c.id = x.case_id where c.office_id = ?",
    ),
    (
        "/cases/{id}/team/{member}",
        "select c.id, x.id from case_team x join cases c on c.id = x.case_id where c.office_id = ?",
    ),
    (
        "/communities/{id}",
        "select about, cast(0 as bigint) from people_offices where kind = 'community' and office = ?",
    ),
    ("/figures/reports/{report}", "select id, cast(0 as bigint) from case_reports where office_id = ?"),
    ("/groups/{id}", "select about, cast(0 as bigint) from people_offices where kind = 'group' and office = ?"),
    (
        "/groups/{id}/members/{member}",
        "select x.group_id, x.id from group_members x join people_offices o on o.about = x.group_id \
         where o.kind = 'group' and o.office = ?",
    ),
    ("/households/{id}", "select about, cast(0 as bigint) from people_offices where kind = 'household' and office = ?"),
    (
        "/households/{id}/members/{member}",
        "select x.household, x.id from household_members x join people_offices o on o.about = x.household \
         where o.kind = 'household' and o.office = ?",
    ),
    (
        "/me/delegations/{id}",
        "select x.id, cast(0 as bigint) from delegations x join staff s on s.id = x.from_staff where s.office_id = ?",
    ),
    (
        "/me/identities/{id}",
        "select x.id, cast(0 as bigint) from identities x join staff s on s.id = x.staff_id where s.office_id = ?",
    ),
    (
        "/me/notices/{id}",
        "select x.id, cast(0 as bigint) from notices x join staff s on s.id = x.staff_id where s.office_id = ?",
    ),
    (
        "/me/passkeys/{id}",
        "select x.id, cast(0 as bigint) from passkeys x join staff s on s.id = x.staff_id where s.office_id = ?",
    ),
    (
        "/me/sessions/{id}",
        "select x.id, cast(0 as bigint) from sessions x join staff s on s.id = x.staff_id where s.office_id = ?",
    ),
    (
        "/me/tokens/{token}",
        "select x.id, cast(0 as bigint) from api_tokens x join staff s on s.id = x.staff_id where s.office_id = ?",
    ),
    ("/letters/arrivals/{delivery}", "select id, cast(0 as bigint) from letter_deliveries where to_office = ?"),
    (
        "/letters/{id}/addressees/{delivery}",
        "select l.id, d.id from letter_deliveries d join letters l on l.id = d.letter where l.office_id = ?",
    ),
    ("/letters/{id}", "select l.id, cast(0 as bigint) from letters l where l.office_id = ?"),
    (
        "/letters/{id}/files/{file}",
        "select l.id, f.id from letter_files f join letters l on l.id = f.letter where l.office_id = ?",
    ),
    (
        "/letters/{id}/steps/{step}",
        "select l.id, s.id from letter_steps s join letters l on l.id = s.letter where l.office_id = ?",
    ),
    ("/letters/disposals/{disposal}", "select id, cast(0 as bigint) from letter_disposals where office_id = ?"),
    (
        "/letters/disposals/{disposal}/items/{letter}",
        "select d.id, i.letter from letter_disposal_items i join letter_disposals d on d.id = i.disposal where d.office_id = ?",
    ),
    ("/letters/handovers/{handover}", "select id, cast(0 as bigint) from letter_handovers where office_id = ?"),
    ("/letters/mandates/{mandate}", "select id, cast(0 as bigint) from letter_mandates where office_id = ?"),
    ("/letters/registrars/{registrar}", "select id, cast(0 as bigint) from letter_registrars where office_id = ?"),
    ("/imports/{id}", "select id, cast(0 as bigint) from imports where office_id = ?"),
    (
        "/imports/{id}/rows/{row}",
        "select i.id, r.id from import_rows r join imports i on i.id = r.import_id where i.office_id = ?",
    ),
    ("/meetings/bodies/{id}", "select id, cast(0 as bigint) from meeting_bodies where office_id = ?"),
    (
        "/meetings/bodies/{id}/seats/{seat}",
        "select b.id, s.id from meeting_seats s join meeting_bodies b on b.id = s.body where b.office_id = ?",
    ),
    ("/meetings/{id}", "select id, cast(0 as bigint) from meetings where office_id = ?"),
    (
        "/meetings/{id}/attendees/{attendee}",
        "select m.id, x.id from meeting_attendees x join meetings m on m.id = x.meeting where m.office_id = ?",
    ),
    (
        "/meetings/{id}/files/{file}",
        "select m.id, x.id from meeting_files x join meetings m on m.id = x.meeting where m.office_id = ?",
    ),
    (
        "/meetings/{id}/items/{item}",
        "select m.id, x.id from meeting_items x join meetings m on m.id = x.meeting where m.office_id = ?",
    ),
    ("/meetings/resolutions/{id}", "select id, cast(0 as bigint) from meeting_resolutions where office_id = ?"),
    ("/offices/{id}", "select id, cast(0 as bigint) from offices where id = ?"),
    ("/people/{id}", "select about, cast(0 as bigint) from people_offices where kind = 'person' and office = ?"),
    (
        "/people/pairs/{pair}",
        "select l.pair, cast(0 as bigint) from person_pair_offices l where l.office = ? \
         and not exists (select 1 from person_pair_offices o where o.pair = l.pair and o.office <> l.office)",
    ),
    (
        "/people/{id}/merges/{merge}",
        "select m.kept, m.id from person_merges m join people_offices o on o.about = m.kept \
         where o.kind = 'person' and m.undone_at is null and o.office = ?",
    ),
    (
        "/people/{id}/relations/{relation}",
        "select x.person, x.id from person_relations x join people_offices o on o.about = x.person \
         where o.kind = 'person' and o.office = ?",
    ),
    ("/privacy/breaches/{id}", "select id, cast(0 as bigint) from privacy_breaches where office_id = ?"),
    (
        "/privacy/people/{id}",
        "select about, cast(0 as bigint) from people_offices where kind = 'person' and office = ?",
    ),
    ("/privacy/people/{id}/consents/{consent}", "select person, id from privacy_consents where office_id = ?"),
    ("/privacy/requests/{id}", "select id, cast(0 as bigint) from privacy_requests where office_id = ?"),
    ("/retention/{id}", "select id, cast(0 as bigint) from cases where office_id = ?"),
    ("/referrals/{referral}", "select id, cast(0 as bigint) from case_referrals where from_office = ?"),
    ("/samples/{sample}", "select id, cast(0 as bigint) from case_samples where office_id = ?"),
    (
        "/samples/{sample}/items/{item}",
        "select s.id, i.id from case_sample_items i join case_samples s on s.id = i.sample_id where s.office_id = ?",
    ),
    ("/staff/{id}", "select id, cast(0 as bigint) from staff where office_id = ?"),
    (
        "/staff/{id}/appointments/{appointment}",
        "select s.id, x.id from appointments x join staff s on s.id = x.staff_id where s.office_id = ?",
    ),
    (
        "/cases/{id}/network/{tie}",
        "select x.case_id, x.id from case_network x join cases c on c.id = x.case_id \
         where x.until_at is null and c.office_id = ?",
    ),
    ("/teaching/years/{staff}", "select id, cast(0 as bigint) from staff where office_id = ?"),
    ("/teaching/{note}", "select id, cast(0 as bigint) from case_teaching where office_id = ?"),
    (
        "/teaching/{note}/steps/{step}",
        "select n.id, s.id from case_teaching_steps s join case_teaching n on n.id = s.teaching_id where n.office_id = ?",
    ),
    (
        "/staff/invitations/{invitation}",
        "select x.id, cast(0 as bigint) from account_links x join staff s on s.id = x.staff_id \
          where x.purpose = 'invitation' and s.office_id = ?",
    ),
    (
        "/staff/recoveries/{recovery}",
        "select x.id, cast(0 as bigint) from recoveries x join staff s on s.id = x.staff_id where s.office_id = ?",
    ),
    ("/transfers/{transfer}", "select id, cast(0 as bigint) from case_transfers where from_office = ?"),
    ("/webhooks/{id}", "select id, cast(0 as bigint) from webhooks where office_id = ?"),
    (
        "/webhooks/{id}/deliveries/{message}",
        "select w.id, x.id from webhook_deliveries x join webhooks w on w.id = x.webhook_id where w.office_id = ?",
    ),
];
