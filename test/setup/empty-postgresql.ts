/** Makes a database as it was new, many times faster than a new one is made. */
export const EMPTY_POSTGRESQL = `DO $$ DECLARE one text; BEGIN
  FOR one IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', one);
  END LOOP;
  CREATE SCHEMA public;
END $$`
