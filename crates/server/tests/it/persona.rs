//! Who asks. Phones are those of the store's test village.

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Persona {
    Anonymous,
    /// Wrote what is called "own" in the matrix.
    Author,
    Neighbour,
    /// Walks the grid of what is asked about.
    Worker,
    /// Walks another grid.
    EastWorker,
    Staff,
    /// Staff of another community.
    OtherStaff,
    Operator,
}

pub const OPERATOR_PHONE: &str = "13800000199";

impl Persona {
    /// The order of the columns of the matrix.
    pub const ALL: [Self; 8] = [
        Self::Anonymous,
        Self::Author,
        Self::Neighbour,
        Self::Worker,
        Self::EastWorker,
        Self::Staff,
        Self::OtherStaff,
        Self::Operator,
    ];

    pub const fn phone(self) -> Option<&'static str> {
        match self {
            Self::Anonymous => None,
            Self::Author => Some("13800000100"),
            Self::Neighbour => Some("13800000101"),
            Self::Worker => Some("13800000102"),
            Self::EastWorker => Some("13800000103"),
            Self::Staff => Some("13800000104"),
            Self::OtherStaff => Some("13800000105"),
            Self::Operator => Some(OPERATOR_PHONE),
        }
    }
}
