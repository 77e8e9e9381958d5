import type { OperationOf } from '../../../operations/operation.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** Checks, and indexes of expressions or of some rows: their values are of the type as it was, so that they are made again. */
const ruleQuery = `
    SELECT k.oid AS id, k.conindid AS behind,
      format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::regclass, k.conname) AS dropping,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname, pg_catalog.pg_get_constraintdef(k.oid)) AS making,
      format('COMMENT ON CONSTRAINT %I ON %s IS %L', k.conname, k.conrelid::regclass, c.description) AS noting
    FROM pg_catalog.pg_constraint k
    LEFT JOIN pg_catalog.pg_description c ON c.objoid = k.oid AND c.classoid = 'pg_catalog.pg_constraint'::regclass
    WHERE k.coninhcount = 0 AND k.conrelid <> 0 AND (k.contype = 'c' OR k.contype = 'x' AND EXISTS (
      SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = k.conindid AND (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL)))
    UNION ALL
    SELECT i.indexrelid, 0, format('DROP INDEX %s', i.indexrelid::regclass), pg_catalog.pg_get_indexdef(i.indexrelid),
      format('COMMENT ON INDEX %s IS %L', i.indexrelid::regclass, c.description)
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid AND NOT x.relispartition
    LEFT JOIN pg_catalog.pg_description c ON c.objoid = i.indexrelid AND c.classoid = 'pg_catalog.pg_class'::regclass AND c.objsubid = 0
    WHERE (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL)
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid)
  `

/**
 * A block of PL/pgSQL that makes an enumeration anew without a value. It looks at every column of the type, and at lists
 * of it, before it changes anything; defaults, checks, indexes, owner, comment and rights stay. What else depends on the type (views,
 * functions, domains) is not changed behind its author's back: there the server refuses, and the block is undone.
 */
export function writeReplaceEnum(
  { name, schema, value, ifExists }: OperationOf<'dropEnumValue'>,
  writer: SqlWriter,
): string {
  const type = writer.writeLiteral(writeTableName(writer, name, schema))
  const whenMissing =
    ifExists === true
      ? 'RETURN;'
      : `RAISE EXCEPTION 'The enumeration % has no value "%".', place, dropped USING ERRCODE = 'undefined_object';`
  return `DECLARE
  enumeration oid := pg_catalog.to_regtype(${type});
  dropped text := ${writer.writeLiteral(value)};
  place text;
  replaced text;
  owner name;
  note text;
  rights aclitem[];
  labels text;
  users jsonb;
  rules jsonb;
  used record;
  granted record;
  is_held boolean;
BEGIN
  IF enumeration IS NULL THEN
    RAISE EXCEPTION 'There is no enumeration %.', ${type} USING ERRCODE = 'undefined_object';
  END IF;
  SELECT format('%I.%I', n.nspname, t.typname), format('%I.limbeck_replaced', n.nspname),
    pg_catalog.pg_get_userbyid(t.typowner), pg_catalog.obj_description(t.oid, 'pg_type'), t.typacl
  INTO place, replaced, owner, note, rights
  FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE t.oid = enumeration;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = enumeration AND enumlabel = dropped) THEN
    ${whenMissing}
  END IF;
  SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) INTO labels
  FROM pg_catalog.pg_enum WHERE enumtypid = enumeration AND enumlabel <> dropped;
  SELECT coalesce(jsonb_agg(jsonb_build_object('tab', format('%I.%I', n.nspname, c.relname), 'col', a.attname,
    'list', CASE WHEN a.atttypid = enumeration THEN '' ELSE '[]' END,
    'value', pg_catalog.pg_get_expr(d.adbin, d.adrelid)) ORDER BY c.oid, a.attnum), '[]') INTO users
  FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_type t ON t.oid = enumeration AND a.atttypid IN (t.oid, t.typarray)
  JOIN pg_catalog.pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE NOT a.attisdropped AND a.attinhcount = 0;
  FOR used IN SELECT * FROM jsonb_to_recordset(users) AS u(tab text, col text, list text) LOOP
    EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', used.tab);
    EXECUTE format(CASE used.list WHEN '' THEN 'SELECT EXISTS (SELECT FROM %s WHERE %I::text = %L)'
      ELSE 'SELECT EXISTS (SELECT FROM %s WHERE %3$L = ANY (%2$I::text[]))' END, used.tab, used.col, dropped) INTO is_held;
    IF is_held THEN
      RAISE EXCEPTION 'Rows of % hold the value "%" of the enumeration % in the column %.', used.tab, dropped, place, used.col
        USING ERRCODE = 'dependent_objects_still_exist', HINT = 'Give them another value first.';
    END IF;
  END LOOP;
  SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY r.id), '[]') INTO rules FROM (${ruleQuery}) r
  WHERE EXISTS (SELECT FROM pg_catalog.pg_depend d
    JOIN pg_catalog.pg_type t ON t.oid = enumeration
    JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid AND a.atttypid IN (t.oid, t.typarray)
    WHERE d.objid IN (r.id, r.behind) AND d.refclassid = 'pg_catalog.pg_class'::regclass);
  FOR used IN SELECT * FROM jsonb_to_recordset(rules) AS u(dropping text) LOOP
    EXECUTE used.dropping;
  END LOOP;
  EXECUTE format('ALTER TYPE %s RENAME TO limbeck_replaced', place);
  EXECUTE format('CREATE TYPE %s AS ENUM (%s)', place, labels);
  FOR used IN SELECT * FROM jsonb_to_recordset(users) AS u(tab text, col text, list text, value text) LOOP
    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP DEFAULT, ALTER COLUMN %2$I TYPE %3$s%4$s USING %2$I::text%4$s::%3$s%4$s',
      used.tab, used.col, place, used.list);
    IF used.value IS NOT NULL THEN
      EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET DEFAULT %s', used.tab, used.col, used.value);
    END IF;
  END LOOP;
  FOR used IN SELECT * FROM jsonb_to_recordset(rules) AS u(making text, noting text) LOOP
    EXECUTE used.making;
    IF used.noting IS NOT NULL THEN
      EXECUTE used.noting;
    END IF;
  END LOOP;
  EXECUTE format('DROP TYPE %s', replaced);
  EXECUTE format('ALTER TYPE %s OWNER TO %I', place, owner);
  EXECUTE format('COMMENT ON TYPE %s IS %L', place, note);
  IF rights IS NOT NULL THEN
    EXECUTE format('REVOKE ALL ON TYPE %s FROM PUBLIC', place);
    FOR granted IN SELECT * FROM pg_catalog.aclexplode(rights) LOOP
      EXECUTE format('GRANT USAGE ON TYPE %s TO %s%s', place,
        CASE granted.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_catalog.pg_get_userbyid(granted.grantee)) END,
        CASE WHEN granted.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END);
    END LOOP;
  END IF;
END`
}
