//! Badges: a shape with its word, never colour alone.

use ui::Page;

use crate::model::{CaseRow, ConferenceState, Confidentiality, Danger, Gravity, PaperState, ReferralState, Urgency};

/// A badge: its shape and its word.
pub type Badge = (&'static str, String);

/// The badges of a case: what is pressing, dangerous or secret about it.
#[must_use]
pub fn of_case(p: &Page, case: &CaseRow) -> Vec<Badge> {
    let mut badges = Vec::new();
    if case.urgency > Urgency::Normal {
        badges.push((urgency(case.urgency), p.code("cases-urgency", case.urgency).into_owned()));
    }
    if case.danger >= Danger::Harm {
        badges.push(("badge-danger", p.code("cases-danger", case.danger).into_owned()));
    }
    if case.gravity > Gravity::Ordinary {
        badges.push(("badge-urgent", p.code("cases-gravity", case.gravity).into_owned()));
    }
    if case.confidentiality != Confidentiality::Normal {
        badges.push(("badge-closed", p.code("cases-confidentiality", case.confidentiality).into_owned()));
    }
    badges
}

/// The badge of an urgency.
#[must_use]
pub const fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Normal => "badge-normal",
        Urgency::Urgent => "badge-urgent",
        Urgency::Emergency => "badge-danger",
    }
}

/// The badge of a paper's state.
#[must_use]
pub const fn paper(state: PaperState) -> &'static str {
    match state {
        PaperState::Draft => "badge-draft",
        PaperState::Submitted => "badge-waiting",
        PaperState::Returned => "badge-urgent",
        PaperState::Signed => "badge-done",
        PaperState::Superseded | PaperState::Discarded => "badge-closed",
    }
}

/// The badge of a referral's state.
#[must_use]
pub const fn referral(state: ReferralState) -> &'static str {
    match state {
        ReferralState::Prepared | ReferralState::Withdrawn => "badge-closed",
        ReferralState::Sent => "badge-waiting",
        ReferralState::Accepted => "badge-normal",
        ReferralState::Declined | ReferralState::Returned => "badge-urgent",
        ReferralState::Closed => "badge-done",
    }
}

/// The badge of a conference's state.
#[must_use]
pub const fn conference(state: ConferenceState) -> &'static str {
    match state {
        ConferenceState::Called => "badge-waiting",
        ConferenceState::Held => "badge-done",
        ConferenceState::Cancelled => "badge-closed",
    }
}
