//! Sending short messages. One provider per installation, chosen by configuration.

mod http;
mod log;

use crate::config::SmsConfig;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// The message could not be handed over; the job tries again. Holds no phone number and no text.
#[derive(Debug, thiserror::Error)]
#[error("sms not sent: {0}")]
pub struct SmsError(pub String);

pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), SmsError>> + Send + 'a>>;

/// Hands one message to a provider. May be called twice for one message (jobs run at least once).
pub trait SmsSender: Send + Sync + 'static {
    fn send<'a>(&'a self, phone: &'a str, text: &'a str) -> Sending<'a>;
}

/// The sender that the configuration names.
///
/// # Errors
/// The HTTP client can not be built.
pub fn sender(config: &SmsConfig) -> Result<Arc<dyn SmsSender>, SmsError> {
    Ok(match config {
        SmsConfig::Log => Arc::new(log::LogSender),
        SmsConfig::Http { url, token } => {
            Arc::new(http::HttpSender::new(url.clone(), token.clone())?)
        }
    })
}
