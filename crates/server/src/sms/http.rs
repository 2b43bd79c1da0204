use super::{Sending, SmsError, SmsSender};
use serde::Serialize;
use std::time::Duration;
use url::Url;

/// A provider that has not answered by then is asked again later.
const PATIENCE: Duration = Duration::from_secs(10);

#[cfg(test)]
mod tests;

/// Posts `{"phone", "text"}` to the operator's provider or to a small bridge before it.
pub struct HttpSender {
    client: reqwest::Client,
    url: Url,
    token: String,
}

#[derive(Serialize)]
struct Message<'a> {
    phone: &'a str,
    text: &'a str,
}

impl HttpSender {
    pub fn new(url: Url, token: String) -> Result<Self, SmsError> {
        Self::patient(url, token, PATIENCE)
    }

    fn patient(url: Url, token: String, patience: Duration) -> Result<Self, SmsError> {
        let client = reqwest::Client::builder()
            .timeout(patience)
            // A provider that redirects a phone number somewhere else is not trusted with it.
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(without_url)?;
        Ok(Self { client, url, token })
    }
}

/// The address of the webhook may hold a secret.
fn without_url(error: reqwest::Error) -> SmsError {
    SmsError(error.without_url().to_string())
}

impl SmsSender for HttpSender {
    fn send<'a>(&'a self, phone: &'a str, text: &'a str) -> Sending<'a> {
        Box::pin(async move {
            let mut request = self
                .client
                .post(self.url.clone())
                .json(&Message { phone, text });
            if !self.token.is_empty() {
                request = request.bearer_auth(&self.token);
            }
            let answer = request.send().await.map_err(without_url)?;
            if answer.status().is_success() {
                Ok(())
            } else {
                Err(SmsError(format!("provider answered {}", answer.status())))
            }
        })
    }
}
