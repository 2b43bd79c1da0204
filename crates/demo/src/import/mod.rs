//! Reads a community's own address list and geometry.
