//! A route table is a plain list: each feature hands out its own, the app joins them. Paths and
//! views have one type each, whatever their shape: the router's tuples of segments would be compiled
//! anew for each page, into the program that everybody downloads first.

use leptos::prelude::AnyView;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::{
    NestedRoute, ParamSegment, PartialPathMatch, PathSegment, PossibleRouteMatch, StaticSegment,
};

pub type Route = AnyNestedRoute;

/// A page at a path: `route("reports/:id", || view! { <Detail/> }.into_any())`.
pub fn route(path: &'static str, view: fn() -> AnyView) -> Route {
    NestedRoute::new(Pattern(path), view).into_any_nested_route()
}

/// Segments with `/` between them; `:name` takes any one segment.
#[derive(Clone, Copy, Debug)]
struct Pattern(&'static str);

impl Pattern {
    fn segments(self) -> impl Iterator<Item = &'static str> {
        self.0.split('/').filter(|segment| !segment.is_empty())
    }
}

impl PossibleRouteMatch for Pattern {
    fn optional(&self) -> bool {
        false
    }

    fn test<'a>(&self, path: &'a str) -> Option<PartialPathMatch<'a>> {
        let mut rest = path;
        let mut params = Vec::new();
        for segment in self.segments() {
            let part = match segment.strip_prefix(':') {
                Some(name) => ParamSegment(name).test(rest)?,
                None => StaticSegment(segment).test(rest)?,
            };
            rest = part.remaining();
            params.extend(part.params());
        }
        let matched = path.strip_suffix(rest).unwrap_or(path);
        Some(PartialPathMatch::new(rest, params, matched))
    }

    fn generate_path(&self, path: &mut Vec<PathSegment>) {
        path.extend(
            self.segments()
                .map(|segment| match segment.strip_prefix(':') {
                    Some(name) => PathSegment::Param(name.into()),
                    None => PathSegment::Static(segment.into()),
                }),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rest(pattern: &'static str, path: &'static str) -> Option<&'static str> {
        Pattern(pattern).test(path).map(|found| found.remaining())
    }

    #[test]
    fn takes_its_segments_and_leaves_the_rest() {
        assert_eq!(rest("", "/"), Some("/"));
        assert_eq!(rest("reports", "/reports"), Some(""));
        assert_eq!(rest("reports/:id", "/reports/7"), Some(""));
        assert_eq!(rest("reports/:id", "/reports/7/correct"), Some("/correct"));
        assert_eq!(rest("reports/:id", "/reports"), None);
        assert_eq!(rest("reports", "/reports-of-old"), None);
        assert_eq!(rest("work/:id", "/reports/7"), None);
    }

    #[test]
    fn names_what_it_took() {
        let found = Pattern("f/:code").test("/f/灯12").expect("a match");
        assert_eq!(found.matched(), "/f/灯12");
        assert_eq!(found.params(), vec![("code".into(), "灯12".into())]);
    }
}
