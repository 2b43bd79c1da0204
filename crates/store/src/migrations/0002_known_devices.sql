-- Devices that signed in with a phone before ask for codes of their own, and tries are counted by
-- request alone (docs/decisions/0012).

-- `token_hash` is SHA-256 of the device's cookie; a household's device is known for several people.
CREATE TABLE known_device (
    id {uuid} PRIMARY KEY,
    person_id {uuid} NOT NULL REFERENCES person (id),
    token_hash {bytes} NOT NULL,
    -- The last time.
    signed_in BIGINT NOT NULL,
    UNIQUE (token_hash, person_id)
);
CREATE INDEX known_device_by_person ON known_device (person_id, signed_in);

-- The known device that asked; null: anybody else. It may be forgotten while its codes are counted.
ALTER TABLE login_code ADD COLUMN device_id {uuid};

DROP TABLE login_failure;
