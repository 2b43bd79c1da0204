//! One file a command, by area. A command decides from what it reads, then writes.
