//! Views carry no style, script or event attribute of their own: the content security policy would refuse them.

use super::Finding;
use crate::workspace::Source;

/// Looks at every HTML file of the platform and the modules.
pub fn check(sources: &[Source]) -> Vec<Finding> {
    sources
        .iter()
        .filter(|source| source.extension() == "html")
        .flat_map(|source| {
            tags(&source.text)
                .into_iter()
                .filter_map(|(line, tag)| Some(Finding::wrong(&source.path, line, refused(tag)?)))
        })
        .collect()
}

/// The opening tags of a template with the lines they start on; what stands in `{{ }}`, `{% %}` and `{# #}` inside a
/// tag belongs to it.
fn tags(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find('<').map(|at| rest + at) {
        let inside = &text[start + 1..];
        let opens = inside.starts_with(|letter: char| letter.is_ascii_alphabetic());
        let end = if opens { length(inside) } else { 0 };
        if opens {
            let line = text[..start].matches('\n').count() + 1;
            found.push((line, &inside[..end]));
        }
        rest = start + 1 + end;
    }
    found
}

/// Up to the `>` that ends the tag, passing over those inside quotes and template expressions.
fn length(tag: &str) -> usize {
    let mut quote = None;
    let mut braces = 0_usize;
    for (at, letter) in tag.char_indices() {
        match letter {
            '{' => braces += 1,
            '}' => braces = braces.saturating_sub(1),
            _ if braces > 0 => {}
            '"' | '\'' if quote == Some(letter) => quote = None,
            '"' | '\'' if quote.is_none() => quote = Some(letter),
            '>' if quote.is_none() => return at,
            _ => {}
        }
    }
    tag.len()
}

fn refused(tag: &str) -> Option<String> {
    let name = tag.split(|letter: char| !letter.is_ascii_alphanumeric()).next()?;
    if name.eq_ignore_ascii_case("style") {
        return Some("<style> in a view: put it into web/".to_owned());
    }
    let attributes = attributes(tag);
    if name.eq_ignore_ascii_case("script") && !attributes.iter().any(|name| name == "src") {
        return Some("<script> without src: put it into web/".to_owned());
    }
    let bad = attributes.into_iter().find(|name| name == "style" || is_event(name))?;
    Some(format!("`{bad}=` in a view: the browser will ignore it"))
}

fn is_event(attribute: &str) -> bool {
    attribute
        .strip_prefix("on")
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// The names of a tag's attributes: the words before `=` outside quotes.
fn attributes(tag: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    for letter in tag.chars() {
        match (quote, letter) {
            (Some(open), _) if open == letter => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(letter),
            (None, '=') => names.push(std::mem::take(&mut word).to_ascii_lowercase()),
            (None, _) if letter.is_whitespace() => word.clear(),
            (None, _) => word.push(letter),
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{lines, source};

    fn found(text: &str) -> Vec<String> {
        lines(&check(&[source("v.html", text)]))
    }

    #[test]
    fn attributes_that_the_browser_would_ignore_are_shown_with_their_line() {
        assert_eq!(
            found("<p>\n<a href=\"/\"\n style=\"color:red\">x</a>\n<b onclick='go()'>y</b>\n"),
            [
                "v.html:2: `style=` in a view: the browser will ignore it",
                "v.html:4: `onclick=` in a view: the browser will ignore it",
            ]
        );
    }

    #[test]
    fn scripts_come_from_files() {
        assert!(found("<script src=\"/a.js\" defer></script>").is_empty());
        assert_eq!(found("<script>go()</script>"), ["v.html:1: <script> without src: put it into web/"]);
    }

    #[test]
    fn words_in_text_and_values_are_no_attributes() {
        assert!(found("<p data-style=\"a\" title=\"style=1 > onclick=2\">on time = style=</p>").is_empty());
    }

    #[test]
    fn a_template_expression_inside_a_tag_does_not_end_it() {
        assert_eq!(
            found("<a {% if count > 1 %}class=\"many\"{% endif %} style=\"x\">"),
            ["v.html:1: `style=` in a view: the browser will ignore it"]
        );
    }
}
