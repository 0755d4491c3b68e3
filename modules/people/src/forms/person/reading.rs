//! From the fields of a person to the person.

use kernel::{Check, Day, Fields, Invalid, Missed};
use thai::name::split_titles;
use thai::phone::Phone;

use super::FORMER;
use crate::forms::address;
use crate::model::{Born, FormerName, IdKind, Identity, Life, NewPerson, Registration, Sex};
use crate::rules::Portrait;

/// Reads the form that registers somebody.
pub(crate) fn read_registering(fields: &Fields, today: Day) -> Result<NewPerson, Invalid> {
    let mut check = Check::new(fields, today);
    let name = read_name(&mut check, fields);
    let sex = check.code_or_none::<Sex>("sex").map(|sex| sex.unwrap_or(Sex::Unknown));
    let born = read_born(&mut check, fields, today);
    let identity = guess_identity(&mut check, fields);
    let phone = read_phone(&mut check, fields, "phone");
    let registered = address::read(&mut check, fields, "at");
    check.finish(|| {
        let (title, given, family, nickname) = name?;
        let (identity, registered) = (identity?, registered?);
        let registration = if identity.kind() == IdKind::Thai { Registration::Thai } else { Registration::Unknown };
        let person =
            NewPerson { title, given, family, nickname, identity, registered, registration, ..NewPerson::default() };
        Ok(NewPerson { sex: sex?, born: born?, phone: phone?, ..person })
    })
}

/// What is typed so far into the form that registers somebody: what cannot be read is not known yet. A number is taken as it
/// stands, since a slip in it is what makes it wrong.
pub(crate) fn read_sketch(fields: &Fields, today: Day) -> (NewPerson, Portrait) {
    let mut check = Check::new(fields, today);
    let (title, given, family, nickname) = read_name(&mut check, fields).unwrap_or_default();
    let sex = check.code_or_none::<Sex>("sex").ok().flatten();
    let person = NewPerson {
        title,
        given,
        family,
        nickname,
        sex: sex.unwrap_or(Sex::Unknown),
        born: read_born(&mut check, fields, today).unwrap_or_default(),
        identity: guess_identity(&mut check, fields).unwrap_or_default(),
        phone: read_phone(&mut check, fields, "phone").unwrap_or_default(),
        registered: address::read(&mut check, fields, "at").unwrap_or_default(),
        ..NewPerson::default()
    };
    let mut portrait = Portrait::of(&person);
    let digits: String =
        thai::digits::to_arabic(fields.get("id_number")).chars().filter(char::is_ascii_digit).collect();
    if portrait.number.is_empty() && (LEAST_DIGITS..=MOST_DIGITS).contains(&digits.len()) {
        (portrait.number, portrait.has_check_digit) = (digits, true);
    }
    (person, portrait)
}

/// Digits of a number of thirteen that is nearly typed, or has one too many.
const LEAST_DIGITS: usize = 11;
const MOST_DIGITS: usize = 14;

/// Reads the edit form; what it leaves blank of the number stays as it is in the record.
pub(crate) fn read_edit(fields: &Fields, today: Day, before: &NewPerson) -> Result<NewPerson, Invalid> {
    let mut check = Check::new(fields, today);
    let name = read_name(&mut check, fields);
    let middle = check.line_or_empty("middle");
    let former = read_former(&mut check);
    let sex = check.code_or_none::<Sex>("sex").map(|sex| sex.unwrap_or(Sex::Unknown));
    let born = read_born(&mut check, fields, today);
    let life = read_life(&mut check, today);
    let identity = read_identity(&mut check, fields, &before.identity);
    let nationality = check.line_or_empty("nationality");
    let registration = check.code("registration");
    let marital = check.code("marital");
    let religion = check.code_or_none("religion");
    let (phone, other_phone) = (read_phone(&mut check, fields, "phone"), read_phone(&mut check, fields, "other_phone"));
    let registered = address::read(&mut check, fields, "reg");
    let current = check.ticked("elsewhere").then(|| address::read(&mut check, fields, "at")).transpose();
    let protected = check.ticked("protected");
    check.finish(|| {
        let (title, given, family, nickname) = name?;
        Ok(NewPerson {
            identity: identity?,
            title,
            given,
            middle: middle?,
            family,
            nickname,
            former: former?,
            sex: sex?,
            born: born?,
            life: life?,
            nationality: nationality?,
            registration: registration?,
            marital: marital?,
            religion: religion?,
            phone: phone?,
            other_phone: other_phone?,
            registered: registered?,
            current: current?,
            protected,
        })
    })
}

/// Title, given name, family name, nickname. A title typed before the name is taken off it.
fn read_name(check: &mut Check<'_>, fields: &Fields) -> Result<(String, String, String, String), Missed> {
    let chosen = fields.get("title");
    let other = check.line_or_empty("title_other");
    let given = check.line("given");
    let family = check.line_or_empty("family");
    let nickname = check.line_or_empty("nickname");
    let (other, given, family) = (other?, given?, family?);
    let (typed, bare) = split_titles(&given);
    let known = thai::name::titles().iter().any(|title| title.long == chosen);
    let title = match (other.is_empty(), known, typed.first()) {
        (false, ..) => other,
        (true, true, _) => chosen.to_owned(),
        (true, false, Some(typed)) => typed.long.to_owned(),
        (true, false, None) => String::new(),
    };
    // Both names typed into the first field are parted where the second was left empty.
    let (given, family) = match (family.is_empty(), bare.split_once(' ')) {
        (true, Some((given, family))) => (given.to_owned(), family.to_owned()),
        _ => (bare, family),
    };
    Ok((title, given, family, nickname?))
}

fn read_former(check: &mut Check<'_>) -> Result<Vec<FormerName>, Missed> {
    let mut former = Vec::new();
    for (name, kind) in FORMER {
        let text = check.line_or_empty(name)?;
        let names = text.split([',', '/']).map(str::trim).filter(|name| !name.is_empty());
        former.extend(names.map(|name| FormerName { kind, name: name.to_owned() }));
    }
    Ok(former)
}

fn read_born(check: &mut Check<'_>, fields: &Fields, today: Day) -> Result<Born, Missed> {
    let text = fields.get("born").trim();
    if text.is_empty() {
        return Ok(None);
    }
    match thai::date::parse_partial(text, today.date()) {
        Ok(born) if born.date > today.date() => check.wrong("born", "people-born-ahead"),
        Ok(born) => Ok(Some(born)),
        Err(problem) => check.wrong("born", problem.key()),
    }
}

fn read_life(check: &mut Check<'_>, today: Day) -> Result<Life, Missed> {
    let died = check.day_or_none("died")?;
    if died.is_some_and(|day| day > today) {
        return check.wrong("died", "people-died-ahead");
    }
    Ok(if check.ticked("dead") || died.is_some() { Life::Dead(died) } else { Life::Living })
}

fn guess_identity(check: &mut Check<'_>, fields: &Fields) -> Result<Identity, Missed> {
    let text = fields.get("id_number").trim();
    if text.is_empty() {
        return Ok(Identity::default());
    }
    match Identity::guess(text) {
        Some(identity) => Ok(identity),
        None => Identity::parse(IdKind::Thai, text).or_else(|key| check.wrong("id_number", key)),
    }
}

fn read_identity(check: &mut Check<'_>, fields: &Fields, before: &Identity) -> Result<Identity, Missed> {
    let kind: IdKind = check.code("id_kind")?;
    let text = fields.get("id_number").trim();
    if text.is_empty() && kind == before.kind() {
        return Ok(before.clone());
    }
    Identity::parse(kind, text).or_else(|key| check.wrong("id_number", key))
}

fn read_phone(check: &mut Check<'_>, fields: &Fields, name: &str) -> Result<Option<Phone>, Missed> {
    let text = fields.get(name).trim();
    if text.is_empty() {
        return Ok(None);
    }
    thai::phone::parse(text).map(Some).or_else(|_| check.wrong(name, "people-phone-wrong"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::filled;
    use crate::model::{NameKind, Religion};
    use kernel::Lang;

    fn today() -> Day {
        Day::from_number(20_260_901).unwrap()
    }

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_title_and_a_family_name_typed_into_the_given_name_find_their_places() {
        let person = read_registering(&fields(&[("given", "น.ส. สาย ทองดี")]), today()).unwrap();
        assert_eq!((person.title.as_str(), person.given.as_str(), person.family.as_str()), ("นางสาว", "สาย", "ทองดี"));
    }

    #[test]
    fn what_is_typed_so_far_is_taken_for_what_it_may_become() {
        let typed = [("given", "สาย ทองดี"), ("born", "5/2/"), ("id_number", "1-1017-00203-45-1"), ("at_moo", "ม.4")];
        let (person, portrait) = read_sketch(&fields(&typed), today());
        assert_eq!((portrait.given.as_str(), portrait.family.as_str(), portrait.born), ("สาย", "ทองดี", None));
        assert_eq!((portrait.number.as_str(), person.identity.number()), ("1101700203451", ""));
        assert_eq!(portrait.home.moo, "4");
        let (_, portrait) = read_sketch(&fields(&[("given", ""), ("id_number", "110")]), today());
        assert_eq!(portrait, Portrait::of(&NewPerson::default()), "three digits are no number yet");
    }

    #[test]
    fn every_wrong_field_is_named() {
        let wrong = [("born", "31/2/2500"), ("id_number", "1101700203451"), ("phone", "12"), ("at_place", "นาร์เนีย")];
        let invalid = read_registering(&fields(&wrong), today()).unwrap_err();
        let named: Vec<&str> = invalid.problems().iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(named, ["given", "born", "id_number", "phone", "at_place"]);
    }

    #[test]
    fn nobody_is_born_or_dies_tomorrow() {
        let before = NewPerson::default();
        let base = [("given", "สาย"), ("id_kind", "none"), ("registration", "thai"), ("marital", "single")];
        let with = |pair| fields(&[&base[..], &[pair]].concat());
        assert!(read_edit(&with(("born", "2/9/2569")), today(), &before).is_err());
        assert!(read_edit(&with(("died", "2/9/2569")), today(), &before).is_err());
        assert!(read_edit(&with(("died", "1/9/2569")), today(), &before).is_ok());
    }

    #[test]
    fn what_was_filled_reads_back_the_same() {
        let before = NewPerson {
            identity: Identity::guess("1101700203450").unwrap(),
            title: "ดร.".into(),
            given: "สาย".into(),
            family: "ทองดี".into(),
            former: vec![FormerName { kind: NameKind::Family, name: "จันทร์แก้ว".into() }],
            born: thai::date::parse_partial("ก.พ. 2491", today().date()).ok(),
            life: Life::Dead(Day::from_number(20_260_101)),
            religion: Some(Religion::Islam),
            phone: thai::phone::parse("0812345678").ok(),
            current: Some(crate::model::Address { place: Some(90_11_05), moo: "4".into(), ..Default::default() }),
            protected: true,
            ..NewPerson::default()
        };
        let after = read_edit(&filled(&before, 3, Lang::Th), today(), &before).unwrap();
        assert_eq!(format!("{after:?}"), format!("{before:?}"));
    }
}
