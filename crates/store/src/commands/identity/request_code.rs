//! Makes a sign-in code and leaves the job that sends it. The same for a known and an unknown number.

use super::{phone, serialise};
use crate::entity::login_code;
use crate::failure::{Failure, Refusal};
use crate::jobs::Task;
use crate::record;
use crate::row::sha256;
use crate::{Command, Context, Tx};
use contract::person::NewCode;
use contract::{Code, FieldErrors, Timestamp, limits};
use rules::policy::{Act, Facts, may};
use rules::signin::{SendFacts, may_send};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

pub struct RequestCode {
    pub input: NewCode,
    /// Network address of the caller.
    pub address: String,
    /// Codes per hour for one address.
    pub address_limit: i64,
    /// Codes per hour of the whole installation.
    pub in_all_limit: i64,
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
        may(&cx.actor, Act::SignIn, &Facts::none())?;
        self.input.validate()?;
        let phone = phone(&self.input.phone)?;
        let phone_hash = sha256(phone.as_bytes());
        let address_hash = sha256(self.address.as_bytes());
        serialise(tx, cx, &phone_hash).await?;
        let facts = self.facts(tx, cx, &phone_hash, &address_hash).await?;
        may_send(&facts, cx.now).map_err(wait)?;
        if facts.in_all_last_hour + 1 >= facts.in_all_limit {
            // Said when the last one goes, so that the flood itself can not flood the log.
            tracing::error!(
                codes = facts.in_all_limit,
                "sign-in codes of this hour are used up: nobody else can sign in until some are an hour old"
            );
        }

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
            phone,
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
        // Rows of a clock that went ahead would otherwise count for as long as it did.
        let until_now = || login_code::Entity::find().filter(Created.lte(cx.now.0));
        let hour = cx.now.0 - 3_600_000;
        let sent: Vec<i64> = until_now()
            .select_only()
            .column(Created)
            .filter(PhoneHash.eq(phone))
            .filter(Created.gt(cx.now.0 - 86_400_000))
            .order_by_desc(Created)
            .into_tuple()
            .all(tx)
            .await?;
        let last_hour = || until_now().filter(Created.gt(hour));
        let from_address = last_hour()
            .filter(AddressHash.eq(address))
            .count(tx)
            .await?;
        let in_all = last_hour().count(tx).await?;
        let rows = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        Ok(SendFacts {
            last_sent: sent.first().copied().map(Timestamp),
            sent_last_hour: count(sent.iter().filter(|at| **at > hour).count()),
            sent_last_day: count(sent.len()),
            from_address_last_hour: rows(from_address),
            address_limit: self.address_limit,
            in_all_last_hour: rows(in_all),
            in_all_limit: self.in_all_limit,
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
