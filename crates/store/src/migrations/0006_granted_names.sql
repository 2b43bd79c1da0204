-- Whoever gave the role knew the name of the person behind the phone. Without it the role shows no name,
-- or any number could be asked for its owner. Roles of before stand as they were shown.
ALTER TABLE grant_role ADD COLUMN named BOOLEAN NOT NULL DEFAULT TRUE;
