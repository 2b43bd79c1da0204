-- What staff decide about has a version of its own, raised when something changes that they decide by:
-- its words, its flags, whether it is hidden. The report's own version is of what its author and its
-- workers change.
ALTER TABLE report ADD COLUMN staff_version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE comment ADD COLUMN staff_version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE media ADD COLUMN staff_version BIGINT NOT NULL DEFAULT 1;
