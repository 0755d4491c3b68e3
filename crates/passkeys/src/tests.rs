//! What can be told without an authenticator; the ceremonies themselves run in Chromium (`e2e/passkeys.test.mjs`).

use serde_json::Value;

use crate::Site;

fn site() -> Site {
    Site::new("https://kueakun.example.go.th").unwrap_or_else(|error| panic!("{error}"))
}

fn asked(options: &str) -> Value {
    serde_json::from_str(options).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_site_has_a_name_and_is_reached_over_https() {
    assert!(Site::new("https://kueakun.example.go.th").is_ok());
    assert!(Site::new("http://localhost:8080").is_ok());
    assert_eq!(
        Site::new("http://localhost:8080/").map(|site| site.origin().to_owned()).as_deref(),
        Ok("http://localhost:8080")
    );
    for bad in ["http://kueakun.example.go.th", "http://127.0.0.1:8080", "https://192.0.2.7", "kueakun", ""] {
        assert!(Site::new(bad).is_err(), "{bad}");
    }
}

#[test]
fn every_ceremony_demands_user_verification_and_has_its_own_challenge() {
    let site = site();
    let new = |_| site.ask_for_new([7; 16], ("pimjai", "พิมพ์ใจ"), &[]).map(|asked| asked.options);
    let (first, second) = (new(()).unwrap_or_default(), new(()).unwrap_or_default());
    let first = asked(&first);
    assert_eq!(first["publicKey"]["authenticatorSelection"]["userVerification"], "required");
    assert_eq!(first["publicKey"]["authenticatorSelection"]["residentKey"], "preferred");
    assert_eq!(first["publicKey"]["rp"]["id"], "kueakun.example.go.th");
    assert_ne!(first["publicKey"]["challenge"], asked(&second)["publicKey"]["challenge"]);
    let sign_in = site.ask(&["AQID".to_owned()]).map(|asked| asked.options).unwrap_or_default();
    let sign_in = asked(&sign_in);
    assert_eq!(sign_in["publicKey"]["userVerification"], "required");
    assert_eq!(sign_in["publicKey"]["allowCredentials"][0]["id"], "AQID");
    assert_eq!(sign_in.get("mediation"), None);
}

#[test]
fn what_is_no_answer_is_refused_without_being_quoted() {
    let refused = Site::claimed("{\"id\": \"ลับ\"}").map(|_| ()).map_err(|refused| refused.to_string());
    assert!(refused.as_ref().is_err_and(|text| !text.contains("ลับ")), "{refused:?}");
    let state = site().ask(&[]).map(|asked| asked.state).unwrap_or_default();
    assert!(site().take_new(&state, "{}").is_err(), "the state of another ceremony");
}
