//! What the driver reads off a page: where it leads, which cases it lists, who may be chosen.

/// The name of the supervisor who co-signs.
const SUPERVISORS_NAME: &str = "ประเสริฐ";

/// A case as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Case {
    /// Its page.
    pub path: String,
    /// Whom it is about.
    pub client: String,
}

/// Where a page leads.
pub fn links(page: &str) -> impl Iterator<Item = &str> {
    tags(page).map(|(path, _)| path)
}

/// The same, each with the page that follows it.
fn tags(page: &str) -> impl Iterator<Item = (&str, &str)> {
    page.split("href=\"").skip(1).filter_map(|rest| rest.split_once('"'))
}

/// The cases that a page links to, with the words of the link.
pub fn case_links(page: &str) -> Vec<Case> {
    let links = tags(page).filter_map(|(path, rest)| {
        let client = words(rest.split_once('>')?.1.split("</a>").next()?);
        let is_case = path.strip_prefix("/cases/").is_some_and(|id| id.len() == 13);
        is_case.then(|| Case { path: path.to_owned(), client })
    });
    links.collect()
}

/// A piece of a page without its tags, which may stand in the midst of a word.
pub fn words(piece: &str) -> String {
    let texts = piece.split('<').enumerate().map(|(at, text)| match at {
        0 => text,
        _ => text.split_once('>').map_or("", |(_, text)| text),
    });
    texts.collect::<String>().trim().to_owned()
}

/// The supervisor among those who may be asked to co-sign.
pub fn reviewer(page: &str) -> Option<String> {
    let (_, choices) = page.split_once("<select id=\"reviewer\"")?;
    let choices = choices.split("</select>").next()?;
    let hers = choices.split("<option value=\"").find(|choice| words(choice).contains(SUPERVISORS_NAME))?;
    hers.split('"').next().map(str::to_owned)
}

/// The first value that a list to choose from offers.
pub fn first_choice(page: &str, name: &str) -> Option<String> {
    let (_, list) = page.split_once(&format!("name=\"{name}\""))?;
    let choices = list.split("</select>").next()?.split("<option value=\"").skip(1);
    choices.filter_map(|choice| choice.split('"').next()).find(|value| !value.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cases_of_a_list_are_found_with_their_clients() {
        let page = "<a href=\"/cases/01K0000000001\"><span class=\"whole\">นายมี</span> ดี<wbr>จริง</a><a href=\"/cases/new\">ใหม่</a><a class=\"button\" href=\"/\">วันนี้</a>";
        let case =
            Case { path: "/cases/01K0000000001".to_owned(), client: "นายมี ดีจริง".to_owned() };
        assert_eq!(case_links(page), [case]);
    }

    #[test]
    fn the_first_choice_is_the_first_that_chooses_something() {
        let page = "<select id=\"m\" name=\"month\"><option value=\"\">–</option><option value=\"202610\">ต.ค.</option></select>";
        assert_eq!(first_choice(page, "month").as_deref(), Some("202610"));
        assert_eq!(first_choice(page, "office"), None);
    }

    #[test]
    fn the_supervisor_is_found_by_her_name_however_it_may_be_broken() {
        let choices = "<option value=\"01\">นางนฤมล</option><option value=\"02\">นางประ<wbr>เสริฐ ใจดี</option>";
        let page = format!(
            "<select id=\"reviewer\" name=\"reviewer\">{choices}</select><option value=\"03\">ประเสริฐ</option>"
        );
        assert_eq!(reviewer(&page).as_deref(), Some("02"));
        assert_eq!(reviewer("<p>ประเสริฐ</p>"), None);
    }
}
