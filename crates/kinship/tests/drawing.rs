//! What holds for every family, however tangled: nothing over anything else, every tie drawn, children below their parents.
#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

use std::time::{Duration, Instant};

use kinship::{
    Bond, Break, Couple, Descent, EcoMap, Family, Genogram, Kind, Life, MOST, Origin, Paper, Person, RADIUS, Sex,
    System, Twins, Untenable, Who, Zygosity,
};
use proptest::prelude::*;

fn key(key: &str, values: &[(&str, &str)]) -> String {
    let values: Vec<&str> = values.iter().map(|(_, value)| *value).collect();
    format!("{key}[{}]", values.join("|"))
}

fn people(count: i64) -> Vec<Person> {
    (0..count).map(|n| Person { born: Some(1900 + n as i32), ..Person::named(Who(n), format!("คนที่ {n}")) }).collect()
}

fn at(genogram: &Genogram, who: i64) -> (f64, f64) {
    genogram.symbols.iter().find(|symbol| symbol.who == Who(who)).expect("drawn").at
}

fn child(child: i64, parent: i64) -> Descent {
    Descent { child: Who(child), parent: Who(parent), origin: Origin::Birth }
}

/// Name, sex, year of birth, whether dead, age.
type Known = (String, u8, Option<i32>, bool, Option<u16>);

prop_compose! {
    /// A family in which anything goes but time: parents stand before their children in the list.
    fn family(most: i64)(count in 1..most)(
        people in proptest::collection::vec(
            ("\\PC{0,30}", 0..3u8, proptest::option::of(1900..2026i32), any::<bool>(), proptest::option::of(0..99u16)),
            count as usize,
        ),
        couples in proptest::collection::vec((0..count, 0..count, 0..3u8, 0..3u8), 0..(count as usize)),
        parents in proptest::collection::vec((0..count, 0..count, 0..4u8), 0..(count as usize * 2)),
        siblings in proptest::collection::vec((0..count, 0..count), 0..4),
        twins in proptest::collection::vec(0..count, 0..4),
        household in proptest::collection::vec(0..count, 0..12),
        client in proptest::option::of(0..count),
    ) -> Family {
        let person = |(n, (name, sex, born, dead, age)): (usize, Known)| Person {
            who: Who(n as i64),
            name,
            sex: [Sex::Male, Sex::Female, Sex::Unknown][sex as usize],
            born,
            life: if dead { Life::Dead(None) } else { Life::Living },
            age,
        };
        let couple = |(one, other, bond, ended): (i64, i64, u8, u8)| Couple {
            ended: [None, Some(Break::Separation), Some(Break::Divorce)][ended as usize],
            from: Some(1990),
            ..Couple::new(Who(one), Who(other), [Bond::Marriage, Bond::Cohabitation, Bond::Unsaid][bond as usize])
        };
        let descent = |(one, other, origin): (i64, i64, u8)| Descent {
            child: Who(one.max(other)),
            parent: Who(one.min(other)),
            origin: [Origin::Birth, Origin::Adoption, Origin::Foster, Origin::Step][origin as usize],
        };
        Family {
            people: people.into_iter().enumerate().map(person).collect(),
            couples: couples.into_iter().filter(|couple| couple.0 != couple.1).map(couple).collect(),
            descents: parents.into_iter().filter(|pair| pair.0 != pair.1).map(descent).collect(),
            siblings: siblings.into_iter().filter(|pair| pair.0 != pair.1).map(|(a, b)| (Who(a), Who(b))).collect(),
            twins: vec![Twins { who: twins.into_iter().map(Who).collect(), zygosity: Zygosity::Identical }],
            household: household.into_iter().map(Who).collect(),
            client: client.map(Who),
        }
    }
}

/// Whether two symbols with their words lie apart.
fn apart(genogram: &Genogram) -> bool {
    let rooms: Vec<(f64, f64, f64, f64)> = genogram
        .symbols
        .iter()
        .map(|symbol| {
            let (x, y) = symbol.at;
            (x - symbol.half, y - RADIUS, x + symbol.half, symbol.bottom)
        })
        .collect();
    let over = |a: &(f64, f64, f64, f64), b: &(f64, f64, f64, f64)| {
        a.0 + 1e-6 < b.2 && b.0 + 1e-6 < a.2 && a.1 + 1e-6 < b.3 && b.1 + 1e-6 < a.3
    };
    rooms.iter().enumerate().all(|(at, one)| rooms[at + 1..].iter().all(|other| !over(one, other)))
}

/// Whether the household's outline holds exactly those who live there, by the rule of even and odd.
fn encloses(course: &[Vec<(f64, f64)>], (x, y): (f64, f64)) -> bool {
    let crossings =
        course.iter().flat_map(|course| (0..course.len()).map(move |at| (course[at], course[(at + 1) % course.len()])));
    let right = |((ax, ay), (bx, by)): &((f64, f64), (f64, f64))| {
        (ay > &y) != (by > &y) && x < ax + (y - ay) / (by - ay) * (bx - ax)
    };
    crossings.filter(right).count() % 2 == 1
}

/// A stepparent who is in a couple with a parent of the child has no line of their own.
fn told_by_a_couple(family: &Family, step: &Descent) -> bool {
    let own = |parent: Who| {
        let of = family.descents.iter().filter(move |one| one.child == step.child && one.parent == parent);
        of.clone().count() > 0 && of.map(|one| one.origin).min() != Some(Origin::Step)
    };
    let with = |couple: &Couple| {
        couple.one == step.parent && own(couple.other) || couple.other == step.parent && own(couple.one)
    };
    !own(step.parent) && family.couples.iter().any(with)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_family_nothing_overlaps_and_every_tie_is_drawn(family in family(26)) {
        let genogram = Genogram::new(&family).expect("time runs forwards");
        prop_assert!(apart(&genogram));
        prop_assert!(genogram.width.is_finite() && genogram.height.is_finite());
        for descent in &family.descents {
            if told_by_a_couple(&family, descent) {
                let said = genogram.sections(&|key: &str, _: &[(&str, &str)]| key.to_owned());
                let mut lines = said.iter().flat_map(|section| &section.lines);
                prop_assert!(lines.any(|line| line.text == "kinship-say-stepchild"));
                continue;
            }
            prop_assert!(at(&genogram, descent.child.0).1 > at(&genogram, descent.parent.0).1 + 2.0 * RADIUS);
            let from_parent = genogram.wires.iter().any(|wire| {
                matches!(wire.kind, Kind::Sibship) && wire.who.contains(&descent.parent)
            });
            let to_child = genogram.wires.iter().any(|wire| {
                matches!(wire.kind, Kind::Child(_)) && wire.who.contains(&descent.child)
            });
            prop_assert!(from_parent && to_child, "{descent:?}");
        }
        for couple in &family.couples {
            let drawn = genogram.wires.iter().any(|wire| {
                matches!(wire.kind, Kind::Couple(..)) && wire.who.contains(&couple.one) && wire.who.contains(&couple.other)
            });
            prop_assert!(drawn, "{couple:?}");
        }
        if genogram.household.is_empty() {
            prop_assert!(family.household.iter().collect::<std::collections::BTreeSet<_>>().len() < 2);
        } else {
            for symbol in &genogram.symbols {
                prop_assert_eq!(encloses(&genogram.household, symbol.at), family.household.contains(&symbol.who));
            }
        }
        let inside = |(x, y): &(f64, f64)| *x >= 0.0 && *y >= 0.0 && *x <= genogram.width && *y <= genogram.height;
        prop_assert!(genogram.wires.iter().flat_map(|wire| &wire.points).all(inside));
    }

    #[test]
    fn the_same_family_is_always_the_same_drawing(family in family(20)) {
        let draw = || Genogram::new(&family).unwrap().svg("g", Paper::A4Landscape, &key);
        prop_assert_eq!(draw(), draw());
    }

    #[test]
    fn any_ties_end_in_a_drawing_or_a_reason(
        pairs in proptest::collection::vec((0..9i64, 0..9i64), 0..20),
        couples in proptest::collection::vec((0..9i64, 0..9i64), 0..6),
    ) {
        let family = Family {
            people: people(8),
            descents: pairs.into_iter().map(|(one, other)| child(one, other)).collect(),
            couples: couples.into_iter().map(|(one, other)| Couple::new(Who(one), Who(other), Bond::Unsaid)).collect(),
            ..Family::default()
        };
        if let Ok(genogram) = Genogram::new(&family) {
            prop_assert!(apart(&genogram));
        }
    }

    #[test]
    fn no_name_leaves_its_element(name in "[<>&\"'\\x00-\\x20/=a-zก-ฮ]{0,40}") {
        let mut family = Family { people: people(2), client: Some(Who(0)), ..Family::default() };
        family.people[0].name = format!("{name}<script>alert(1)</script>");
        let svg = Genogram::new(&family).unwrap().svg("g", Paper::Screen, &key);
        prop_assert!(!svg.contains("<script") && !svg.contains(" style="));
        prop_assert!(svg.chars().all(|letter| letter >= ' '));
        prop_assert_eq!(svg.matches('<').count(), svg.matches('>').count());
    }

    #[test]
    fn systems_of_an_eco_map_lie_apart(count in 0..40usize) {
        let system = System { name: "โรงพยาบาลส่งเสริมสุขภาพตำบล".into(), stressful: true, ..System::default() };
        let map = EcoMap { centre: "นางสาย ทองดี".into(), members: Vec::new(), systems: vec![system; count] };
        let (centre, spots) = map.spots();
        prop_assert_eq!(spots.len(), count);
        for (at, one) in spots.iter().enumerate() {
            for other in spots[at + 1..].iter().chain([&centre]) {
                let far = (one.at.0 - other.at.0).hypot(one.at.1 - other.at.1);
                prop_assert!(far >= one.radius + other.radius + 3.0);
            }
        }
    }
}

#[test]
fn children_stand_under_the_middle_of_their_parents_in_the_order_of_birth() {
    let mut family = Family { people: people(5), ..Family::default() };
    family.couples = vec![Couple::new(Who(0), Who(1), Bond::Marriage)];
    family.descents = [4, 3, 2].into_iter().flat_map(|n| [child(n, 0), child(n, 1)]).collect();
    let genogram = Genogram::new(&family).unwrap();
    let x = |who| at(&genogram, who).0;
    assert!(x(2) < x(3) && x(3) < x(4));
    assert!(((x(0) + x(1)) / 2.0 - x(3)).abs() < 0.01);
    assert!((at(&genogram, 2).1 - at(&genogram, 4).1).abs() < 0.01);
}

#[test]
fn the_second_marriage_stands_on_the_other_side() {
    let mut family = Family { people: people(5), ..Family::default() };
    family.couples = vec![Couple::new(Who(0), Who(1), Bond::Marriage), Couple::new(Who(0), Who(2), Bond::Marriage)];
    family.descents = vec![child(3, 0), child(3, 1), child(4, 0), child(4, 2)];
    let genogram = Genogram::new(&family).unwrap();
    let x = |who| at(&genogram, who).0;
    assert!((x(1) - x(0)) * (x(2) - x(0)) < 0.0);
    assert!((x(3) - x(4)) * (x(1) - x(2)) > 0.0, "half siblings hang under their own parents");
}

#[test]
fn twins_leave_the_line_of_their_siblings_at_one_point() {
    let mut family = Family { people: people(4), ..Family::default() };
    family.descents = [1, 2, 3].into_iter().map(|n| child(n, 0)).collect();
    family.twins = vec![Twins { who: vec![Who(2), Who(3)], zygosity: Zygosity::Identical }];
    let genogram = Genogram::new(&family).unwrap();
    let begins = |who| {
        let down = |wire: &&kinship::Wire| matches!(wire.kind, Kind::Child(_)) && wire.who == [Who(who)];
        genogram.wires.iter().find(down).expect("drawn").points[0]
    };
    assert_eq!(begins(2), begins(3));
    assert_ne!(begins(1), begins(2));
    assert!(genogram.wires.iter().any(|wire| wire.kind == Kind::Twins(Zygosity::Identical)));
}

#[test]
fn their_own_ancestor_is_refused() {
    let descents = vec![child(1, 0), child(2, 1), child(0, 2)];
    let family = Family { people: people(3), descents, ..Family::default() };
    assert!(matches!(Genogram::new(&family), Err(Untenable::OwnAncestor(_))));
}

#[test]
fn the_sentences_say_what_the_drawing_shows() {
    let mut family =
        Family { people: people(4), household: vec![Who(0), Who(2)], client: Some(Who(2)), ..Family::default() };
    family.couples = vec![Couple {
        ended: Some(Break::Divorce),
        from: Some(1960),
        until: Some(1970),
        ..Couple::new(Who(0), Who(1), Bond::Marriage)
    }];
    family.descents = vec![child(2, 0), child(2, 1), Descent { origin: Origin::Adoption, ..child(3, 0) }];
    let text: Vec<String> = Genogram::new(&family)
        .unwrap()
        .sections(&key)
        .into_iter()
        .flat_map(|section| section.lines)
        .map(|line| line.text)
        .collect();
    let text = text.join("\n");
    for said in [
        "kinship-bond-marriage[] kinship-say-in[2503]",
        "kinship-divorced[] kinship-say-in[2513]",
        "kinship-say-adopted[คนที่ 3]",
        "kinship-say-household[คนที่ 0, คนที่ 2]",
        "kinship-say-born[2445]",
    ] {
        assert!(text.contains(said), "{said} is missing in\n{text}");
    }
}

/// Four generations of couples with three children each, to the number given.
fn clan(count: i64) -> Family {
    let mut family =
        Family { people: people(count), household: (0..count).step_by(5).map(Who).collect(), ..Family::default() };
    for n in (1..count).step_by(2) {
        family.couples.push(Couple::new(Who(n - 1), Who(n), Bond::Marriage));
        let parent = n / 6 * 2;
        if parent < n - 1 {
            family.descents.extend([child(n - 1, parent), child(n - 1, parent + 1)]);
        }
    }
    family
}

#[test]
fn sixty_people_are_drawn_at_once_and_the_most_in_a_moment() {
    for (count, most) in [(60, Duration::from_secs(3)), (MOST as i64, Duration::from_secs(20))] {
        let begun = Instant::now();
        let genogram = Genogram::new(&clan(count)).unwrap();
        assert!(apart(&genogram));
        assert!(begun.elapsed() < most, "{count} people took {:?}", begun.elapsed());
    }
}
