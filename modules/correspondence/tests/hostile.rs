//! Files that were made to hurt whoever reads them: they are received as they came, and the program goes on.

use std::io::Write as _;

use flate2::{Compress, Compression, FlushCompress};
use kueakun::demo::cast;

use super::receiving::{came, enter};

/// The beginning of a PDF of one page: what follows are the words of the page itself.
const PAGE: &[u8] = b"%PDF-1.7
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ";

/// A PDF that readers open and the writer of papers does not survive: a number that is none.
fn trap() -> Vec<u8> {
    [PAGE, b"/Resources << /Font << /F + >> >> >>\nendobj\ntrailer\n<< /Size 4 /Root 1 0 R >>\n"].concat()
}

#[tokio::test]
async fn a_file_that_is_a_trap_is_received_and_the_program_goes_on() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let answer = enter(&mut mali, &came("กับดัก", "1"), &[("paper", "x.pdf", &trap())]).await;
    answer.is(303);
    mali.get(&format!("{}/stamped", answer.location())).await.is(404);
    mali.open(&answer.location()).await.has_text("กับดัก");
}

/// A page of two gigabytes of blanks, in two megabytes.
fn bomb() -> Vec<u8> {
    let blanks = vec![b' '; 1 << 20];
    let mut packer = Compress::new(Compression::default(), true);
    let mut packed = Vec::with_capacity(4 << 20);
    packer.compress_vec(&blanks, &mut packed, FlushCompress::Full).unwrap();
    // After a full flush the same block can follow any number of times.
    let head = packed.len();
    packer.compress_vec(&blanks, &mut packed, FlushCompress::Full).unwrap();
    let block = packed[head..].to_vec();
    for _ in 0..2_046 {
        packed.extend(&block);
    }
    let mut pdf = [PAGE, b"/Resources << >> /Contents 4 0 R >>\nendobj\n4 0 obj\n"].concat();
    write!(pdf, "<< /Filter /FlateDecode /Length {} >>\nstream\n", packed.len()).unwrap();
    pdf.extend(packed);
    pdf.extend(b"\nendstream\nendobj\ntrailer\n<< /Size 5 /Root 1 0 R >>\n");
    pdf
}

/// The most memory that this process had, in MiB.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() / 1_024
}

#[tokio::test]
async fn two_gigabytes_in_two_megabytes_are_received_and_unpacked_by_nobody() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let bomb = bomb();
    assert!(bomb.len() < 4 << 20, "{}", bomb.len());
    let before = most_memory();
    let answer = enter(&mut mali, &came("ระเบิด", "1"), &[("paper", "x.pdf", &bomb)]).await;
    let letter = answer.is(303).location();
    mali.get(&format!("{letter}/stamped")).await.is(404);
    mali.open(&letter).await.has_text("ระเบิด").has_text("x.pdf");
    let grown = most_memory().saturating_sub(before);
    assert!(grown < 100, "{grown} MiB more");
}
