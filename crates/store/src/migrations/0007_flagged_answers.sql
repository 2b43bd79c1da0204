-- A worker's words about a report can be flagged and hidden as a comment can.
ALTER TABLE event_text ADD COLUMN hidden BIGINT;
ALTER TABLE event_text ADD COLUMN staff_version BIGINT NOT NULL DEFAULT 1;

-- SQLite changes no CHECK of a table that is there: the flags move to one that knows the fourth kind.
CREATE TABLE flag_of_four (
    id {uuid} PRIMARY KEY,
    community_id {uuid} NOT NULL REFERENCES community (id),
    report_id {uuid} NOT NULL REFERENCES report (id),
    subject_kind TEXT NOT NULL CHECK (subject_kind IN ('report', 'comment', 'photo', 'answer')),
    subject_id {uuid} NOT NULL,
    person_id {uuid} REFERENCES person (id),
    reason TEXT NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL,
    decided BIGINT,
    -- Of the report, when staff decided: words that were replaced from then on are none they saw.
    decided_version BIGINT,
    UNIQUE (subject_kind, subject_id, person_id)
);
INSERT INTO flag_of_four (id, community_id, report_id, subject_kind, subject_id, person_id, reason, body, at,
    decided, decided_version)
SELECT id, community_id, report_id, subject_kind, subject_id, person_id, reason, body, at, decided, decided_version
FROM flag;
DROP TABLE flag;
ALTER TABLE flag_of_four RENAME TO flag;
CREATE INDEX flag_open ON flag (community_id, decided, at);
