//! ขอและให้คำปรึกษา: who may ask whom, and whose turn it is (มาตรฐานกำหนดตำแหน่ง ชก. ๑.๙, ชพ. ๑.๑๑, ชช. ๑.๙).

use kernel::{Id, Level, Refusal, Staff};

use super::must_be_open;
use crate::model::{AdviceSaid, AdviceSide, AdviceState, CaseRow};

/// The duty by which somebody of that level advises those of lower ones.
#[must_use]
pub const fn advising_duty(level: Level) -> &'static str {
    match level {
        Level::Practitioner | Level::Professional => "SW-K-1.9",
        Level::SeniorProfessional => "SW-S-1.11",
        Level::Expert => "SW-E-1.9",
    }
}

/// Whether advice may be asked: of a higher level than one's own, for the highest of one's own. A sealed case is opened to an
/// adviser by its owner alone, in so many words.
///
/// # Errors
/// The rule that stands against it.
pub fn ask(
    case: &CaseRow,
    asker: &[Id<Staff>],
    own: Option<Level>,
    wanted: Level,
    opens_sealed: bool,
) -> Result<(), Refusal> {
    must_be_open(case)?;
    if own.is_some_and(|own| wanted < own || (wanted == own && own != Level::Expert)) {
        return Err(Refusal::new("cases-refused-advice-level").citing(advising_duty(wanted)));
    }
    if opens_sealed && !asker.contains(&case.owner) {
        return Err(Refusal::new("cases-refused-advice-sealed"));
    }
    Ok(())
}

/// What can be said now, by which side, and where it leads: the whole conversation.
const TURNS: [(AdviceState, AdviceSide, AdviceSaid, AdviceState); 9] = {
    use AdviceSaid::{Answer, AskBack, AskOn, Close, Reply, Withdraw};
    use AdviceSide::{Adviser, Asker};
    use AdviceState::{Answered, AskedBack, Closed, Waiting, Withdrawn};
    [
        (Waiting, Adviser, Answer, Answered),
        (Waiting, Adviser, AskBack, AskedBack),
        (Waiting, Asker, Withdraw, Withdrawn),
        (AskedBack, Asker, Reply, Waiting),
        (AskedBack, Adviser, Answer, Answered),
        (AskedBack, Asker, Withdraw, Withdrawn),
        (Answered, Asker, Close, Closed),
        (Answered, Asker, AskOn, Waiting),
        (Answered, Adviser, Answer, Answered),
    ]
};

/// What one side can say now, the most fitting first.
pub fn sayable(state: AdviceState, side: AdviceSide) -> impl Iterator<Item = AdviceSaid> {
    TURNS.into_iter().filter(move |(at, who, ..)| *at == state && *who == side).map(|(.., what, _)| what)
}

/// Where it leads when one side says something.
///
/// # Errors
/// It is not their turn to say that.
pub fn turn(state: AdviceState, side: AdviceSide, what: AdviceSaid) -> Result<AdviceState, Refusal> {
    let found = TURNS.into_iter().find(|(at, who, said, _)| (*at, *who, *said) == (state, side, what));
    found.map(|(.., next)| next).ok_or_else(|| Refusal::new("cases-refused-advice-turn"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Confidentiality;
    use crate::rules::figures::tests::case;

    const OWNER: i64 = 2;

    fn asked(asker: i64, own: Option<Level>, wanted: Level, opens: bool) -> Option<&'static str> {
        let case = CaseRow { confidentiality: Confidentiality::Sealed, ..case() };
        ask(&case, &[Id::new(asker)], own, wanted, opens).err().map(|refusal| refusal.key)
    }

    #[test]
    fn advice_comes_from_a_higher_level_and_among_experts_from_one_another() {
        use Level::{Expert, Practitioner, Professional};
        assert_eq!(asked(9, Some(Practitioner), Professional, false), None);
        assert_eq!(asked(9, Some(Professional), Professional, false), Some("cases-refused-advice-level"));
        assert_eq!(asked(9, Some(Professional), Practitioner, false), Some("cases-refused-advice-level"));
        assert_eq!(asked(9, Some(Expert), Expert, false), None);
        assert_eq!(asked(9, None, Practitioner, false), None);
    }

    #[test]
    fn only_the_owner_opens_a_sealed_case_to_an_adviser() {
        assert_eq!(asked(OWNER, None, Level::Expert, true), None);
        assert_eq!(asked(9, None, Level::Expert, true), Some("cases-refused-advice-sealed"));
    }

    #[test]
    fn the_conversation_goes_to_and_fro_and_the_asker_ends_it() {
        use AdviceSaid::{Answer, AskBack, AskOn, Close, Reply};
        use AdviceSide::{Adviser, Asker};
        let said =
            [(Adviser, AskBack), (Asker, Reply), (Adviser, Answer), (Asker, AskOn), (Adviser, Answer), (Asker, Close)];
        let end = said.into_iter().try_fold(AdviceState::Waiting, |state, (side, what)| turn(state, side, what));
        assert_eq!(end, Ok(AdviceState::Closed));
    }

    #[test]
    fn nobody_speaks_for_the_other_side_nor_after_the_end() {
        for state in [AdviceState::Closed, AdviceState::Withdrawn] {
            assert_eq!(sayable(state, AdviceSide::Asker).chain(sayable(state, AdviceSide::Adviser)).count(), 0);
        }
        assert!(turn(AdviceState::Waiting, AdviceSide::Asker, AdviceSaid::Answer).is_err());
        assert!(turn(AdviceState::Answered, AdviceSide::Adviser, AdviceSaid::Close).is_err());
    }
}
