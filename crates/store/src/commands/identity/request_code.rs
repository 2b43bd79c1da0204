//! Makes a sign-in code and leaves the job that sends it. The same for a known and an unknown number.

use super::{known_device, phone, serialise};
use crate::entity::login_code;
use crate::failure::{Failure, Refusal};
use crate::record;
use crate::row::sha256;
use crate::task::Task;
use crate::{Command, Context, Tx};
use contract::person::NewCode;
use contract::{Code, FieldErrors, Timestamp, limits};
use rules::policy::{Act, Facts, may};
use rules::signin::{SendFacts, Sent, may_send};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
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
    /// SHA-256 of the device's cookie, if it has one.
    pub device_hash: Option<Vec<u8>>,
}

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;

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
        let device = match &self.device_hash {
            Some(hash) => known_device::find(tx, cx, hash, &phone).await?,
            None => None,
        };
        let facts = self
            .facts(tx, cx, &phone_hash, device, &address_hash)
            .await?;
        may_send(&facts, cx.now).map_err(wait)?;
        if facts.in_all_last_hour.count + 1 >= facts.in_all_room() {
            // Said when the last one goes, so that the flood itself can not flood the log.
            tracing::error!(
                codes = facts.in_all_room(),
                known = facts.known,
                "sign-in codes of this hour are used up: until some are an hour old, only known devices get one, and those only while there are some left"
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
            device_id: Set(device),
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
        device: Option<Uuid>,
        address: &[u8],
    ) -> Result<SendFacts, Failure> {
        use login_code::Column::{AddressHash, Created, DeviceId, PhoneHash};
        // Rows of a clock that went ahead would otherwise count for as long as it did.
        let until_now = || login_code::Entity::find().filter(Created.lte(cx.now.0));
        let sent: Vec<i64> = until_now()
            .select_only()
            .column(Created)
            .filter(PhoneHash.eq(phone))
            .filter(match device {
                Some(id) => DeviceId.eq(id),
                None => DeviceId.is_null(),
            })
            .filter(Created.gt(cx.now.0 - DAY_MS))
            .order_by_desc(Created)
            .into_tuple()
            .all(tx)
            .await?;
        let in_hour = sent.partition_point(|at| *at > cx.now.0 - HOUR_MS);
        let last_hour = || until_now().filter(Created.gt(cx.now.0 - HOUR_MS));
        Ok(SendFacts {
            last_sent: sent.first().copied().map(Timestamp),
            last_hour: newest_first(&sent[..in_hour]),
            last_day: newest_first(&sent),
            from_address_last_hour: counted(tx, last_hour().filter(AddressHash.eq(address)))
                .await?,
            wrong_from_address_last_hour: wrong(tx, last_hour().filter(AddressHash.eq(address)))
                .await?,
            address_limit: self.address_limit,
            in_all_last_hour: counted(tx, last_hour()).await?,
            in_all_limit: self.in_all_limit,
            known: device.is_some(),
        })
    }
}

fn newest_first(sent: &[i64]) -> Sent {
    Sent {
        count: i64::try_from(sent.len()).unwrap_or(i64::MAX),
        first: sent.last().copied().map(Timestamp),
    }
}

async fn counted(tx: &Tx, codes: Select<login_code::Entity>) -> Result<Sent, Failure> {
    use login_code::Column::Created;
    let row: Option<(i64, Option<i64>)> = codes
        .select_only()
        .column_as(Expr::col(Created).count(), "count")
        .column_as(Expr::col(Created).min(), "first")
        .into_tuple()
        .one(tx)
        .await?;
    let (count, first) = row.unwrap_or_default();
    Ok(Sent {
        count,
        first: first.map(Timestamp),
    })
}

/// Wrong tries for these codes, and when the first of them was asked for.
async fn wrong(tx: &Tx, codes: Select<login_code::Entity>) -> Result<Sent, Failure> {
    use login_code::Column::{Created, Tries};
    let rows: Vec<login_code::Model> = codes
        .filter(Tries.gt(0))
        .order_by_asc(Created)
        .all(tx)
        .await?;
    Ok(Sent {
        count: rows.iter().map(|row| i64::from(row.tries)).sum(),
        first: rows.first().map(|row| Timestamp(row.created)),
    })
}

/// Salted with the request, so that equal codes do not look equal.
pub(super) fn code_hash(request: Uuid, code: &str) -> Vec<u8> {
    sha256(&[request.as_bytes(), code.as_bytes()].concat())
}

fn wait(seconds: i64) -> Failure {
    Failure::Refused(Refusal {
        code: Code::RateLimited,
        fields: FieldErrors::default(),
        detail: String::new(),
        retry_after_s: Some(seconds),
    })
}
