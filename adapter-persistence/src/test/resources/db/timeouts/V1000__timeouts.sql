-- What a migration runs with.
CREATE TABLE timeouts AS SELECT name, setting FROM pg_settings WHERE name LIKE '%timeout';
