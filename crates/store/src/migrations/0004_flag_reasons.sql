-- The word itself, as everywhere else, and no longer as JSON in quotes.
UPDATE flag SET reason = REPLACE(reason, '"', '');
