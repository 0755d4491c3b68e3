//! The nouns: a webhook, and one delivery of one message.

use kernel::{Id, Moment, Office, Staff};
use offices::events::{Listener, Message};

kernel::codes! {
    /// สถานะการส่ง
    pub enum DeliveryState {
        /// กำลังลองส่ง
        Trying = "trying",
        /// ปลายทางรับแล้ว
        Delivered = "delivered",
    }
}

::store::row! {
    /// เว็บฮุก: where to, for which office, and how it goes.
    pub struct WebhookRow {
        /// Its id, as a listener of events.
        pub id: Id<Listener>,
        /// The office whose events, with those below, are told.
        pub office: Id<Office> = "office_id",
        /// What its maker calls it.
        pub name: String,
        /// The address.
        pub url: String,
        /// The secret of the signature, sealed.
        pub secret: ::store::Sealed,
        /// The codes of the events, with blanks between.
        pub events: String,
        /// Who registered it.
        pub made_by: Id<Staff>,
        /// Since when nothing was taken.
        pub failing_since: Option<Moment>,
        /// When it was ended.
        pub ended_at: Option<Moment>,
    }
}

::store::row! {
    /// การส่งข่าวหนึ่งฉบับ
    pub struct DeliveryRow {
        /// The message.
        pub id: Id<Message>,
        /// The event's code.
        pub event: String,
        /// What it is about, as JSON of ids.
        pub about: String,
        /// When it happened.
        pub happened_at: Moment,
        /// When it was last tried.
        pub tried_at: Moment,
        /// How often.
        pub attempts: i64,
        /// How it stands.
        pub state: DeliveryState,
        /// What the other side said: a status, or why there was none.
        pub answer: String,
    }
}
