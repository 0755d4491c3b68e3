//! The form of a signature: in what capacity, and the post that stands under the name.

use kernel::{Check, Day, Fields, Id, Invalid, Staff};
use ui::{Choice, Field, FormView, Look};

use crate::model::Mandate;
use crate::rules::mandate;

/// ฐานะที่ลงนาม: one way in which somebody may sign.
#[derive(Debug, Clone)]
pub struct Capacity {
    /// What a form calls it.
    pub code: String,
    /// The signer's own post.
    pub own: String,
    /// The word and the post of whoever they sign for.
    pub for_another: Option<(&'static str, String)>,
    /// Whoever they sign for.
    pub acting_for: Option<Id<Staff>>,
    /// Under which mandate.
    pub mandate: Option<Id<Mandate>>,
}

impl Capacity {
    fn printed(&self, own: &str) -> String {
        mandate::lines(own, self.for_another.as_ref().map(|(word, post)| (*word, post.as_str())))
    }
}

/// The fields: the capacity is asked for where there is a choice or another is signed for.
#[must_use]
pub fn signing(view: &FormView<'_>, capacities: &[Capacity]) -> Vec<Field> {
    let choice = |one: &Capacity| Choice::new(one.code.as_str(), one.printed(&one.own).replace('\n', " "));
    let choices = capacities.iter().map(choice).collect();
    let asked = view.choose(Look::Radios, "capacity", "correspondence-capacity", choices).required();
    let post = view.prose("post", "correspondence-post").rows(3).required();
    let is_plain = matches!(capacities, [one] if one.for_another.is_none());
    let capacity = if is_plain { view.hidden("capacity") } else { asked };
    vec![capacity, post, view.hidden("version")]
}

/// Reads in what capacity somebody signs, and all lines that are printed under the name.
///
/// # Errors
/// Every field that is wrong. The words for signing in the place of another stand only where the program puts them.
pub fn read_signing<'a>(
    fields: &Fields,
    capacities: &'a [Capacity],
    today: Day,
) -> Result<(&'a Capacity, String), Invalid> {
    let mut check = Check::new(fields, today);
    let code = fields.get("capacity");
    let chosen = match capacities {
        [only] if code.is_empty() => Ok(only),
        _ => match capacities.iter().find(|one| one.code == code) {
            Some(one) => Ok(one),
            None => check.wrong("capacity", "form-choose"),
        },
    };
    let post = match check.prose("post") {
        Ok(post) if !mandate::is_own(&post) => check.wrong("post", "correspondence-form-post"),
        post => post,
    };
    check.finish(|| {
        let (chosen, post) = (chosen?, post?);
        Ok((chosen, chosen.printed(&post)))
    })
}
