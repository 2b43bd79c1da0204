-- First schema. One text for SQLite and Postgres; the migrator replaces {uuid} (BLOB / UUID),
-- {bytes} (BLOB / BYTEA) and {json} (TEXT / TEXT: stored, never queried into).
-- Times are epoch milliseconds UTC, ids UUIDv7, enums short text.
-- Erasable personal text lives in *_text and profile tables; events hold only ids, codes, numbers.

-- Facts about this database itself: 'demo', 'created', …
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- ---------------------------------------------------------------- the community and its address book

CREATE TABLE community (
    id {uuid} PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name {json} NOT NULL,
    utc_offset_min INTEGER NOT NULL,
    center_lat DOUBLE PRECISION NOT NULL,
    center_lng DOUBLE PRECISION NOT NULL,
    south DOUBLE PRECISION NOT NULL,
    west DOUBLE PRECISION NOT NULL,
    north DOUBLE PRECISION NOT NULL,
    east DOUBLE PRECISION NOT NULL,
    hours {json} NOT NULL,
    map_style {json} NOT NULL,
    -- Ready-made GeoJSON of grids, buildings, roads, green; compact, served as it is.
    geometry TEXT NOT NULL,
    geometry_version BIGINT NOT NULL,
    created BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE grid (
    id {uuid} PRIMARY KEY,
    community_id {uuid} NOT NULL REFERENCES community (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    sort INTEGER NOT NULL,
    -- GeoJSON ring [[lng,lat],…], for point-in-polygon when a pin is placed.
    ring {json} NOT NULL,
    UNIQUE (community_id, code)
);

CREATE TABLE building (
    id {uuid} PRIMARY KEY,
    community_id {uuid} NOT NULL REFERENCES community (id),
    grid_id {uuid} NOT NULL REFERENCES grid (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    sort INTEGER NOT NULL,
    lat DOUBLE PRECISION NOT NULL,
    lng DOUBLE PRECISION NOT NULL,
    floors INTEGER NOT NULL,
    UNIQUE (community_id, code)
);

CREATE TABLE unit (
    id {uuid} PRIMARY KEY,
    building_id {uuid} NOT NULL REFERENCES building (id),
    name TEXT NOT NULL,
    sort INTEGER NOT NULL,
    UNIQUE (building_id, name)
);

CREATE TABLE category (
    id {uuid} PRIMARY KEY,
    community_id {uuid} NOT NULL REFERENCES community (id),
    code TEXT NOT NULL,
    name {json} NOT NULL,
    icon TEXT NOT NULL,
    keywords {json} NOT NULL,
    responsible {json} NOT NULL,
    accept_within_min INTEGER NOT NULL,
    finish_amount INTEGER NOT NULL,
    finish_unit TEXT NOT NULL CHECK (finish_unit IN ('minutes', 'hours', 'working_days')),
    near_radius_m INTEGER NOT NULL,
    private_by_default BOOLEAN NOT NULL,
    active BOOLEAN NOT NULL,
    sort INTEGER NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (community_id, code)
);

CREATE TABLE facility (
    id {uuid} PRIMARY KEY,
    community_id {uuid} NOT NULL REFERENCES community (id),
    grid_id {uuid} REFERENCES grid (id),
    building_id {uuid} REFERENCES building (id),
    category_id {uuid} REFERENCES category (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    lat DOUBLE PRECISION NOT NULL,
    lng DOUBLE PRECISION NOT NULL,
    code TEXT NOT NULL,
    UNIQUE (community_id, code)
);

CREATE TABLE phone (
    id {uuid} PRIMARY KEY,
    community_id {uuid} NOT NULL REFERENCES community (id),
    label {json} NOT NULL,
    number TEXT NOT NULL,
    hours {json},
    sort INTEGER NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE holiday (
    id {uuid} PRIMARY KEY,
    community_id {uuid} NOT NULL REFERENCES community (id),
    day TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('off', 'work')),
    name TEXT NOT NULL,
    UNIQUE (community_id, day)
);

CREATE TABLE notice (
    id {uuid} PRIMARY KEY,
    community_id {uuid} NOT NULL REFERENCES community (id),
    grid_id {uuid} REFERENCES grid (id),
    building_id {uuid} REFERENCES building (id),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    published BIGINT NOT NULL,
    expires BIGINT,
    pinned BOOLEAN NOT NULL,
    withdrawn BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX notice_by_time ON notice (community_id, published);

-- ---------------------------------------------------------------- people

CREATE TABLE person (
    id {uuid} PRIMARY KEY,
    created BIGINT NOT NULL,
    erased BIGINT,
    version BIGINT NOT NULL
);

-- Erasable. `phone` is the normalised number; it is needed to send codes and notices.
CREATE TABLE profile (
    person_id {uuid} PRIMARY KEY REFERENCES person (id),
    phone TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    building_id {uuid} REFERENCES building (id),
    unit_id {uuid} REFERENCES unit (id)
);

CREATE TABLE grant_role (
    id {uuid} PRIMARY KEY,
    community_id {uuid} NOT NULL REFERENCES community (id),
    person_id {uuid} NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    grid_id {uuid} REFERENCES grid (id),
    since BIGINT NOT NULL,
    revoked BIGINT
);
CREATE INDEX grant_by_person ON grant_role (person_id);
CREATE INDEX grant_by_community ON grant_role (community_id, role);

CREATE TABLE consent (
    person_id {uuid} NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    given BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (person_id, kind)
);

-- A signed-in device. `token_hash` is SHA-256 of the cookie.
CREATE TABLE session (
    id {uuid} PRIMARY KEY,
    token_hash {bytes} NOT NULL UNIQUE,
    person_id {uuid} NOT NULL REFERENCES person (id),
    label TEXT NOT NULL,
    created BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    idle_limit_ms BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    revoked BIGINT
);
CREATE INDEX session_by_person ON session (person_id);

-- One request for a sign-in code. Hashes only; rows go after a day.
CREATE TABLE login_code (
    id {uuid} PRIMARY KEY,
    phone_hash {bytes} NOT NULL,
    code_hash {bytes} NOT NULL,
    address_hash {bytes} NOT NULL,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    tries INTEGER NOT NULL,
    used BIGINT
);
CREATE INDEX login_code_by_phone ON login_code (phone_hash, created);
CREATE INDEX login_code_by_address ON login_code (address_hash, created);
-- What all codes of an hour cost.
CREATE INDEX login_code_by_time ON login_code (created);

-- Wrong codes, for the hourly limit of an address. Rows go after a day.
CREATE TABLE login_failure (
    id {uuid} PRIMARY KEY,
    address_hash {bytes} NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX login_failure_by_address ON login_failure (address_hash, at);

-- ---------------------------------------------------------------- photos

-- One cleaned photo: our own encoding, named by its own SHA-256.
CREATE TABLE media (
    id {uuid} PRIMARY KEY,
    author_id {uuid} NOT NULL REFERENCES person (id),
    -- SHA-256 of the bytes that were sent; natural key of the upload, per author.
    sent_hash {bytes} NOT NULL,
    -- SHA-256 of our encoding: its name in the object store.
    blob_hash {bytes} NOT NULL,
    thumb_hash {bytes} NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    bytes BIGINT NOT NULL,
    created BIGINT NOT NULL,
    hidden BIGINT,
    UNIQUE (author_id, sent_hash)
);

-- ---------------------------------------------------------------- reports

CREATE TABLE report (
    id {uuid} PRIMARY KEY,
    community_id {uuid} NOT NULL REFERENCES community (id),
    -- Eight digits, unique in the community, said over the phone.
    reference TEXT NOT NULL,
    -- Null after the author was erased.
    author_id {uuid} REFERENCES person (id),
    client_key {uuid} NOT NULL,
    category_id {uuid} REFERENCES category (id),
    status TEXT NOT NULL,
    -- Derived from status, so that indexes stay small and plain.
    is_open BOOLEAN NOT NULL,
    visibility TEXT NOT NULL CHECK (visibility IN ('public', 'private')),
    name_shown BOOLEAN NOT NULL,
    place_method TEXT NOT NULL,
    grid_id {uuid} REFERENCES grid (id),
    building_id {uuid} REFERENCES building (id),
    unit_id {uuid} REFERENCES unit (id),
    facility_id {uuid} REFERENCES facility (id),
    indoors BOOLEAN NOT NULL,
    -- What the public sees; for indoors the building's own point.
    lat DOUBLE PRECISION NOT NULL,
    lng DOUBLE PRECISION NOT NULL,
    accuracy_m DOUBLE PRECISION,
    -- Morton number of the web-mercator tile at level 26: neighbours have near numbers.
    cell BIGINT NOT NULL,
    -- Who has it; null: nobody yet.
    assignee_id {uuid} REFERENCES person (id),
    accept_due BIGINT NOT NULL,
    finish_due BIGINT NOT NULL,
    created BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    accepted BIGINT,
    closed BIGINT,
    hidden BIGINT,
    me_too INTEGER NOT NULL,
    followers INTEGER NOT NULL,
    comments INTEGER NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (community_id, reference),
    UNIQUE (author_id, client_key)
);
-- The public list, newest first, whole and by one filter.
CREATE INDEX report_public ON report (community_id, visibility, created, id);
CREATE INDEX report_open ON report (community_id, visibility, is_open, created, id);
CREATE INDEX report_category ON report (community_id, category_id, created, id);
CREATE INDEX report_building ON report (building_id, created, id);
-- Pins of a viewport: walks exactly the reports that its filter (all, open, closed, one category) shows.
CREATE INDEX report_cell ON report (community_id, visibility, is_open, cell);
CREATE INDEX report_cell_category ON report (community_id, visibility, category_id, is_open, cell);
-- One person's reports. Both columns stand in every query of them: by one alone SQLite would rather
-- walk an index of the whole community.
CREATE INDEX report_author ON report (author_id, community_id, created, id);
-- What was closed lately, for the numbers of the first page.
CREATE INDEX report_closed ON report (community_id, closed);
-- The queue of a grid, by the promise that ends first.
CREATE INDEX report_work ON report (community_id, grid_id, is_open, finish_due, id);

-- Erasable words of a report; earlier versions in report_text_old.
CREATE TABLE report_text (
    report_id {uuid} PRIMARY KEY REFERENCES report (id),
    body TEXT NOT NULL,
    spot TEXT NOT NULL
);

CREATE TABLE report_text_old (
    report_id {uuid} NOT NULL REFERENCES report (id),
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (report_id, version)
);

-- Exact device position where it must not be public (indoors); author and workers only; erasable.
CREATE TABLE report_exact (
    report_id {uuid} PRIMARY KEY REFERENCES report (id),
    lat DOUBLE PRECISION NOT NULL,
    lng DOUBLE PRECISION NOT NULL
);

CREATE TABLE report_photo (
    report_id {uuid} NOT NULL REFERENCES report (id),
    media_id {uuid} NOT NULL REFERENCES media (id),
    -- The event that brought it (submission, note, finish).
    event_id {uuid} NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('before', 'after')),
    sort INTEGER NOT NULL,
    released BOOLEAN NOT NULL,
    PRIMARY KEY (report_id, media_id)
);
CREATE INDEX report_photo_by_media ON report_photo (media_id);

-- Erasable words that belong to an event of a report (note, finish, decline).
CREATE TABLE event_text (
    event_id {uuid} PRIMARY KEY,
    report_id {uuid} NOT NULL REFERENCES report (id),
    body TEXT NOT NULL
);

CREATE TABLE comment (
    id {uuid} PRIMARY KEY,
    report_id {uuid} NOT NULL REFERENCES report (id),
    author_id {uuid} REFERENCES person (id),
    client_key {uuid} NOT NULL,
    created BIGINT NOT NULL,
    hidden BIGINT,
    body TEXT NOT NULL,
    UNIQUE (author_id, client_key)
);
CREATE INDEX comment_by_report ON comment (report_id, created);

CREATE TABLE follow (
    report_id {uuid} NOT NULL REFERENCES report (id),
    person_id {uuid} NOT NULL REFERENCES person (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (report_id, person_id)
);
CREATE INDEX follow_by_person ON follow (person_id, since);

-- Up to when the author has read what happened to a report; no row: she never opened it.
CREATE TABLE report_seen (
    report_id {uuid} NOT NULL REFERENCES report (id),
    person_id {uuid} NOT NULL REFERENCES person (id),
    up_to BIGINT NOT NULL,
    PRIMARY KEY (report_id, person_id)
);
CREATE INDEX report_seen_by_person ON report_seen (person_id);

CREATE TABLE me_too (
    report_id {uuid} NOT NULL REFERENCES report (id),
    person_id {uuid} NOT NULL REFERENCES person (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (report_id, person_id)
);
CREATE INDEX me_too_by_person ON me_too (person_id, since);

CREATE TABLE flag (
    id {uuid} PRIMARY KEY,
    community_id {uuid} NOT NULL REFERENCES community (id),
    report_id {uuid} NOT NULL REFERENCES report (id),
    subject_kind TEXT NOT NULL CHECK (subject_kind IN ('report', 'comment', 'photo')),
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
CREATE INDEX flag_open ON flag (community_id, decided, at);

-- Projection kept by the commands, recreated by `verify --rebuild`: public, not hidden, not
-- withdrawn reports per map cell. `category_code` '' counts all categories. Positions are summed as
-- millionths of a degree relative to nothing, so that centres of gravity are exact integers.
CREATE TABLE map_count (
    community_id {uuid} NOT NULL REFERENCES community (id),
    level INTEGER NOT NULL,
    category_code TEXT NOT NULL,
    y BIGINT NOT NULL,
    x BIGINT NOT NULL,
    is_open BOOLEAN NOT NULL,
    n BIGINT NOT NULL,
    sum_lat BIGINT NOT NULL,
    sum_lng BIGINT NOT NULL,
    PRIMARY KEY (community_id, level, category_code, y, x, is_open)
);

-- ---------------------------------------------------------------- record, work to do, once-only

-- Append-only. `seq` and `hash` are filled by the sealer within a second of the commit.
CREATE TABLE event (
    id {uuid} PRIMARY KEY,
    community_id {uuid},
    at BIGINT NOT NULL,
    actor_id {uuid},
    actor_role TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id {uuid} NOT NULL,
    -- Ids, codes, amounts, before and after. Never words, names, phones, positions.
    data {json} NOT NULL,
    seq BIGINT UNIQUE,
    hash {bytes}
);
CREATE INDEX event_by_subject ON event (subject_id, at);
CREATE INDEX event_unsealed ON event (seq, at);
-- Other nodes ask what happened since they last asked.
CREATE INDEX event_by_time ON event (at);

CREATE TABLE job (
    id {uuid} PRIMARY KEY,
    kind TEXT NOT NULL,
    payload {json} NOT NULL,
    run_at BIGINT NOT NULL,
    tries INTEGER NOT NULL,
    leased_until BIGINT NOT NULL,
    done BIGINT,
    failed TEXT
);
CREATE INDEX job_due ON job (done, run_at);

CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    owner {uuid} NOT NULL,
    until BIGINT NOT NULL
);

-- First answers by key; kept 30 days.
CREATE TABLE idempotency (
    person_id {uuid} NOT NULL,
    key {uuid} NOT NULL,
    fingerprint {bytes} NOT NULL,
    answer {json} NOT NULL,
    created BIGINT NOT NULL,
    PRIMARY KEY (person_id, key)
);
CREATE INDEX idempotency_by_age ON idempotency (created);
