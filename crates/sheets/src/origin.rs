//! Where the bytes of a file come from; it is read several times, and never needs to be in memory.

use std::fmt;
use std::io::{self, Cursor, Read, Seek};
use std::sync::Arc;

use crate::Unreadable;

/// One reading of a file.
pub trait Reading: Read + Seek + Send {}

impl<T: Read + Seek + Send> Reading for T {}

/// ที่มาของไฟล์: how it is opened, each time it is read.
#[derive(Clone)]
pub struct Origin(Arc<dyn Fn() -> io::Result<Box<dyn Reading>> + Send + Sync>);

/// One reading of it.
pub(crate) type Input = Box<dyn Reading>;

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Origin")
    }
}

impl Origin {
    /// A file that is opened like this.
    pub fn new(open: impl Fn() -> io::Result<Box<dyn Reading>> + Send + Sync + 'static) -> Self {
        Self(Arc::new(open))
    }

    /// Bytes in memory.
    #[must_use]
    pub fn bytes(bytes: Arc<[u8]>) -> Self {
        Self::new(move || Ok(Box::new(Cursor::new(Arc::clone(&bytes)))))
    }

    pub(crate) fn read(&self) -> Result<Input, Unreadable> {
        (self.0)().map_err(|_| Unreadable::Unavailable)
    }

    /// The first bytes, by which the kind of a file is known.
    pub(crate) fn beginning(&self, most: u64) -> Result<Vec<u8>, Unreadable> {
        let mut bytes = Vec::new();
        self.read()?.take(most).read_to_end(&mut bytes).map_err(|_| Unreadable::Unavailable)?;
        Ok(bytes)
    }
}
