//! What this module does in the background: letters that go by e-mail.

use std::sync::Arc;

use ::jobs::{Handlers, Job, Setback, Task};
use ::store::{By, Db, files};
use kernel::Id;
use mail::{File, Mailer, NotSent};
use serde::{Deserialize, Serialize};
use ui::{Page, Texts};

use crate::actions::copy;
use crate::model::{Delivery, DeliveryRow, DeliveryState, FilePart, FileRow, LetterRow};
use crate::store::{deliveries, files as rows, letters};

/// งานส่งหนังสือทางไปรษณีย์อิเล็กทรอนิกส์
#[derive(Debug, Serialize, Deserialize)]
pub struct Mail {
    /// The delivery.
    pub delivery: Id<Delivery>,
}

impl Task for Mail {
    const KIND: &'static str = "letter-by-mail";
}

/// The handlers of this module; without a mail server its letters wait.
#[must_use]
pub fn handlers(mailer: Option<Mailer>, texts: Arc<Texts>) -> Handlers {
    let mailer = Arc::new(mailer);
    Handlers::new().on(move |db: Db, job: Job<Mail>| {
        let (mailer, texts) = (Arc::clone(&mailer), Arc::clone(&texts));
        async move {
            let mailer = mailer.as_ref().clone();
            let mailer = mailer.ok_or_else(|| Setback::Later("no mail server is set (--mail-url)".to_owned()))?;
            let p = Page::for_papers(texts, db.now().day());
            deliver(&db, mailer, &p, job).await
        }
    })
}

/// Sends the letter, then notes that it went: whoever dies between sends it twice, under the same name of file, and never not at all.
async fn deliver(db: &Db, mailer: Mailer, p: &Page, job: Job<Mail>) -> Result<(), Setback> {
    let mut delivery = deliveries::known(db, job.task.delivery).await?;
    if delivery.state == DeliveryState::Waiting {
        let letter = letters::known(db, delivery.letter).await?;
        let files = papers(db, p, &letter, &delivery).await?;
        let written = mail::Letter {
            to: delivery.address.clone(),
            subject: letter.subject.clone(),
            body: format!("ที่ {}\nเรื่อง {}\nจาก {}\n", letter.number_text, letter.subject, letter.party_from),
        };
        let sent = tokio::task::spawn_blocking(move || mailer.send_with(&written, files)).await;
        match sent.map_err(|_| Setback::Later("sending broke off".to_owned()))? {
            Ok(()) => {}
            Err(NotSent::Later(words)) => return Err(Setback::Later(words)),
            Err(NotSent::Never(words)) => return Err(Setback::Never(words)),
        }
    }
    let tx = db.write(By::System("correspondence")).await?;
    delivery.state = DeliveryState::Sent;
    deliveries::settle(&tx, DeliveryState::Waiting, &delivery).await?;
    job.finish(&tx).await?;
    Ok(tx.commit().await?)
}

/// The letter as its addressee has it, and what is enclosed with it.
async fn papers(db: &Db, p: &Page, letter: &LetterRow, delivery: &DeliveryRow) -> Result<Vec<File>, Setback> {
    let signed = rows::part(db, letter.id, FilePart::Signed).await?;
    let signed = signed.ok_or_else(|| Setback::Never("the letter has no file".to_owned()))?;
    let named = |row: &FileRow, bytes| {
        let kind = row.kind.content_type(&row.file_name).to_owned();
        File { name: row.file_name.clone(), kind, bytes }
    };
    let mut papers = vec![named(&signed.clone(), copy(db, p, letter, (delivery, signed)).await?)];
    for row in rows::enclosed(db, letter.id).await? {
        papers.push(named(&row, files::read(db, &row.digest).await?));
    }
    Ok(papers)
}
