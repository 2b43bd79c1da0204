-- The author said that it is the whole building or a part that all share; not: "no unit was named".
ALTER TABLE report ADD COLUMN whole BOOLEAN NOT NULL DEFAULT FALSE;
