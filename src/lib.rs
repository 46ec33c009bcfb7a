//! Reads conference trip reports and understands them.
#![doc = ""]
