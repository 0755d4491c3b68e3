//! Where a webhook may lead: to public addresses over https, never into the machine or the office's own network.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Looks at an address as it is written; what its name stands for is looked at when it is called. `loopback` lets
/// `http://127.0.0.1` through, for tests.
///
/// # Errors
/// The key of the reason.
pub fn check_url(url: &str, loopback: bool) -> Result<(), &'static str> {
    let uri: ureq::http::Uri = url.parse().map_err(|_| "webhooks-url-wrong")?;
    let host = uri.host().filter(|host| !host.is_empty()).ok_or("webhooks-url-wrong")?;
    let plain = host.trim_matches(['[', ']']);
    if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) {
        return Err("webhooks-url-wrong");
    }
    let ip: Option<IpAddr> = plain.parse().ok();
    match uri.scheme_str() {
        Some("http") if loopback && ip.is_some_and(|ip| ip.is_loopback()) => return Ok(()),
        Some("https") => {}
        _ => return Err("webhooks-url-https"),
    }
    let named_inside = plain.eq_ignore_ascii_case("localhost") || plain.to_ascii_lowercase().ends_with(".localhost");
    let inside = named_inside || ip.is_some_and(|ip| !may_be_called(ip, false));
    if inside { Err("webhooks-url-inside") } else { Ok(()) }
}

/// Whether an address that a name stands for may be called.
#[must_use]
pub fn may_be_called(ip: IpAddr, loopback: bool) -> bool {
    (loopback && ip.is_loopback())
        || match ip {
            IpAddr::V4(ip) => is_public_v4(ip),
            IpAddr::V6(ip) => is_public_v6(ip),
        }
}

/// Not one of the special-purpose ranges (IANA IPv4 Special-Purpose Address Registry).
fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = matches!(
        (a, b, c),
        (0 | 10 | 127, _, _)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (192, 168, _)
            | (198, 18..=19, _)
            | (198, 51, 100)
            | (203, 0, 113)
            | (224..=255, _, _)
    );
    !special
}

/// Global unicast (2000::/3) but for what stands for an IPv4 address or a document (IANA IPv6 registry).
fn is_public_v6(ip: Ipv6Addr) -> bool {
    if let Some(inner) = ip.to_ipv4_mapped() {
        return is_public_v4(inner);
    }
    let [first, second, ..] = ip.segments();
    let documents = first == 0x2001 && second == 0x0db8;
    let tunnels = first == 0x2002 || (first == 0x2001 && second < 0x0200);
    (0x2000..=0x3fff).contains(&first) && !documents && !tunnels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_places_over_https_may_be_named() {
        assert_eq!(check_url("https://hooks.example.go.th/kueakun?x=1", false), Ok(()));
        for wrong in ["", "hooks", "https://", "https://user:pw@example.org/"] {
            assert!(check_url(wrong, false).is_err(), "{wrong}");
        }
        for plain in ["http://example.org/", "ftp://example.org/", "http://127.0.0.1:9/"] {
            assert_eq!(check_url(plain, false), Err("webhooks-url-https"), "{plain}");
        }
        for inside in [
            "https://127.0.0.1/",
            "https://localhost/",
            "https://a.localhost/",
            "https://10.1.2.3/",
            "https://192.168.1.1/",
            "https://169.254.169.254/latest",
            "https://[::1]/",
            "https://[fd00::1]/",
            "https://[::ffff:10.0.0.1]/",
        ] {
            assert_eq!(check_url(inside, false), Err("webhooks-url-inside"), "{inside}");
        }
    }

    #[test]
    fn tests_reach_the_machine_itself_and_nothing_else_inside() {
        assert_eq!(check_url("http://127.0.0.1:8080/", true), Ok(()));
        assert!(check_url("http://10.0.0.1/", true).is_err());
        assert!(may_be_called(IpAddr::V4(Ipv4Addr::LOCALHOST), true));
        assert!(!may_be_called(IpAddr::V4(Ipv4Addr::new(192, 168, 0, 1)), true));
    }

    #[test]
    fn what_stands_for_an_inner_address_is_inner() {
        for inner in ["::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "fe80::1", "ff02::1", "::"] {
            assert!(!may_be_called(inner.parse().expect("an address"), false), "{inner}");
        }
        for public in ["2606:4700::1111", "8.8.8.8", "1.1.1.1"] {
            assert!(may_be_called(public.parse().expect("an address"), false), "{public}");
        }
    }
}
