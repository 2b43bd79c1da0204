//! Who somebody is, and what is held about her.

mod actor;
mod consents;
mod contact;
mod devices;
mod export;
mod held;
mod me;
mod session;

pub use actor::actor_of;
pub use consents::consents;
pub use contact::phone_of;
pub use devices::devices;
pub use export::export;
pub use held::held;
pub use me::me;
pub use session::LoadedSession;
