//! Duty hours as people say them: runs of weekdays with the same hours.

use contract::community::{DaySpan, DutyHours, DutyNow};

/// Consecutive weekdays (0 is Monday) that share their hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRun {
    pub first: usize,
    pub last: usize,
    /// `None`: closed.
    pub hours: Option<DaySpan>,
}

pub fn day_runs(hours: &DutyHours) -> Vec<DayRun> {
    let mut runs: Vec<DayRun> = Vec::new();
    for (day, span) in hours.week.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if run.hours == *span => run.last = day,
            _ => runs.push(DayRun {
                first: day,
                last: day,
                hours: *span,
            }),
        }
    }
    runs
}

/// Whether the desk keeps the hours of this weekday today, as far as its being open tells: on a
/// holiday it does not. `opens_today`: it is closed and opens before midnight.
pub fn as_usual(hours: Option<DaySpan>, minute: u16, duty: DutyNow, opens_today: bool) -> bool {
    match hours {
        Some(span) if minute < span.from => !duty.open && opens_today,
        Some(span) => duty.open == (minute < span.to),
        None => !duty.open && !opens_today,
    }
}

/// The parts of a line of hours that somebody wrote, one for each kind of day.
pub fn hour_lines(written: &str) -> Vec<String> {
    written
        .split(['，', '；', ',', ';'])
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// `8:30`; midnight at the end of a day is `24:00`.
pub fn clock(minutes: u16) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// `8:30–17:30`
pub fn span_words(span: DaySpan) -> String {
    format!("{}–{}", clock(span.from), clock(span.to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_days_are_one_run() {
        let day = Some(DaySpan {
            from: 510,
            to: 1050,
        });
        let half = Some(DaySpan { from: 540, to: 720 });
        let hours = DutyHours {
            week: [day, day, day, day, day, half, None],
        };
        let runs: Vec<_> = day_runs(&hours)
            .into_iter()
            .map(|run| (run.first, run.last, run.hours.map(span_words)))
            .collect();
        assert_eq!(
            runs,
            [
                (0, 4, Some("8:30–17:30".to_owned())),
                (5, 5, Some("9:00–12:00".to_owned())),
                (6, 6, None),
            ]
        );
    }

    #[test]
    fn a_holiday_is_no_usual_day() {
        let duty = |open| DutyNow { open, until: None };
        let day = Some(DaySpan {
            from: 510,
            to: 1050,
        });
        assert!(as_usual(day, 600, duty(true), false));
        assert!(as_usual(day, 500, duty(false), true));
        assert!(as_usual(day, 1100, duty(false), false));
        assert!(as_usual(None, 600, duty(false), false));
        assert!(!as_usual(day, 600, duty(false), false), "a day off");
        assert!(!as_usual(day, 500, duty(false), false), "a day off, early");
        assert!(!as_usual(None, 600, duty(true), false), "a make-up day");
        assert!(
            !as_usual(None, 500, duty(false), true),
            "a make-up day, early"
        );
    }

    #[test]
    fn hours_in_one_line_become_lines() {
        assert_eq!(
            hour_lines("周一至周五 8:30–20:00，周末 9:00–17:00"),
            ["周一至周五 8:30–20:00", "周末 9:00–17:00"]
        );
        assert_eq!(hour_lines("Mon–Fri 8:30–20:00"), ["Mon–Fri 8:30–20:00"]);
        assert_eq!(hour_lines(""), Vec::<String>::new());
    }

    #[test]
    fn the_end_of_the_day_is_24() {
        assert_eq!(span_words(DaySpan { from: 0, to: 1440 }), "0:00–24:00");
    }
}
