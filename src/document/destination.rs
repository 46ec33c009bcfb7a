//! Where an address of a source leads once its post stands on a page of ours.

/// Where a link or a picture leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination<'a> {
    /// To another site, or to a mail programme.
    Out(&'a str),
    /// To a passage of the same post.
    Within(&'a str),
    /// To something that was beside the post where it was first published, or to nothing that is safe to open.
    Lost,
}

impl<'a> Destination<'a> {
    /// Reads an address. Only web and mail addresses lead out: `javascript:` and its kin lead nowhere.
    pub fn of(address: &'a str) -> Self {
        let address = address.trim();
        if let Some(fragment) = address.strip_prefix('#') {
            return if fragment.is_empty() { Self::Lost } else { Self::Within(fragment) };
        }
        let begins = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
        let clean = !address.chars().any(char::is_control);
        if clean && ["https://", "http://", "mailto:"].into_iter().any(begins) { Self::Out(address) } else { Self::Lost }
    }

    /// The host of a web address, without `www.`.
    pub fn host(address: &str) -> &str {
        let rest = address.split_once("://").map_or("", |(_, rest)| rest);
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
        host.strip_prefix("www.").unwrap_or(host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_mail_addresses_lead_out() {
        for (address, destination) in [
            ("https://example.org/a", Destination::Out("https://example.org/a")),
            (" HTTP://example.org ", Destination::Out("HTTP://example.org")),
            ("mailto:a@example.org", Destination::Out("mailto:a@example.org")),
            ("#day-1", Destination::Within("day-1")),
            ("#", Destination::Lost),
            ("../../images/x.webp", Destination::Lost),
            ("//example.org/x", Destination::Lost),
            ("javascript:alert(1)", Destination::Lost),
            ("java\nscript:alert(1)", Destination::Lost),
            ("https://exa\nmple.org", Destination::Lost),
            ("data:text/html,x", Destination::Lost),
            ("é", Destination::Lost),
            ("", Destination::Lost),
        ] {
            assert_eq!(Destination::of(address), destination, "{address:?}");
        }
    }

    #[test]
    fn hosts_are_shown_as_readers_know_them() {
        for (address, host) in [("https://www.youtube.com/watch?v=1", "youtube.com"), ("http://a@b.org#x", "b.org"), ("x", "")] {
            assert_eq!(Destination::host(address), host);
        }
    }
}
