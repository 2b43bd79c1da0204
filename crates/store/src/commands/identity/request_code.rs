//! Makes a sign-in code and leaves the job that sends it. The same for a known and an unknown number.

use super::serialise;
use crate::entity::login_code;
use crate::failure::{Failure, Refusal};
use crate::jobs::Task;
use crate::record;
use crate::row::sha256;
use crate::{Command, Context, Tx};
use contract::{Code, FieldErrors, Timestamp, limits};
use rules::signin::{SendFacts, may_send};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

pub struct RequestCode {
    /// As [`contract::person::normal_phone`] gives it.
    pub phone: String,
    /// Network address of the caller.
    pub address: String,
    /// Codes per hour for one address.
    pub address_limit: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeRequested {
    pub request: Uuid,
    /// For the page of a demonstration; never told otherwise.
    pub code: String,
    pub expires: Timestamp,
}

impl Command for RequestCode {
    type Outcome = CodeRequested;
    const NAME: &'static str = "request_code";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<CodeRequested, Failure> {
        let phone_hash = sha256(self.phone.as_bytes());
        let address_hash = sha256(self.address.as_bytes());
        serialise(tx, cx, &phone_hash).await?;
        let facts = self.facts(tx, cx, &phone_hash, &address_hash).await?;
        may_send(&facts, cx.now).map_err(wait)?;

        let request = Uuid::from_u128(rand::random());
        let code = format!("{:06}", rand::random_range(0..1_000_000_u32));
        let expires = Timestamp(cx.now.0 + limits::CODE_LIFE_S * 1000);
        let row = login_code::ActiveModel {
            id: Set(request),
            phone_hash: Set(phone_hash),
            code_hash: Set(code_hash(request, &code)),
            address_hash: Set(address_hash),
            created: Set(cx.now.0),
            expires: Set(expires.0),
            tries: Set(0),
            used: Set(None),
        };
        login_code::Entity::insert(row)
            .exec_without_returning(tx)
            .await?;
        let send = Task::SendCode {
            phone: self.phone.clone(),
            code: code.clone(),
        };
        record::job(tx, cx, &send, cx.now).await?;
        Ok(CodeRequested {
            request,
            code,
            expires,
        })
    }
}

impl RequestCode {
    async fn facts(
        &self,
        tx: &Tx,
        cx: &Context,
        phone: &[u8],
        address: &[u8],
    ) -> Result<SendFacts, Failure> {
        use login_code::Column::{AddressHash, Created, PhoneHash};
        let hour = cx.now.0 - 3_600_000;
        let sent: Vec<i64> = login_code::Entity::find()
            .select_only()
            .column(Created)
            .filter(PhoneHash.eq(phone))
            .filter(Created.gt(cx.now.0 - 86_400_000))
            .order_by_desc(Created)
            .into_tuple()
            .all(tx)
            .await?;
        let from_address = login_code::Entity::find()
            .filter(AddressHash.eq(address))
            .filter(Created.gt(hour))
            .count(tx)
            .await?;
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        Ok(SendFacts {
            last_sent: sent.first().copied().map(Timestamp),
            sent_last_hour: count(sent.iter().filter(|at| **at > hour).count()),
            sent_last_day: count(sent.len()),
            from_address_last_hour: i64::try_from(from_address).unwrap_or(i64::MAX),
            address_limit: self.address_limit,
        })
    }
}

/// Salted with the request, so that equal codes do not look equal.
pub(super) fn code_hash(request: Uuid, code: &str) -> Vec<u8> {
    sha256(&[request.as_bytes(), code.as_bytes()].concat())
}

pub(super) fn wait(seconds: i64) -> Failure {
    Failure::Refused(Refusal {
        code: Code::RateLimited,
        fields: FieldErrors::default(),
        detail: String::new(),
        retry_after_s: Some(seconds),
    })
}
