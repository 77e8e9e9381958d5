"""Tells what Alembic's autogenerate finds, many times in one process, for starting Python takes longer than that.

Reads a job from each line of standard input, {"url", "before", "after", "options"}, and answers with a line
{"error", "create", "quiet", "changes"}: null, or what was raised; what SQLAlchemy sends to make the tables as they were;
what Alembic finds then where nothing has changed; and what it finds for the tables as they are to be.
"""
import itertools
import json
import sys
import warnings

import sqlalchemy as sa
from alembic.autogenerate import produce_migrations
from alembic.migration import MigrationContext
from sqlalchemy.dialects import mysql, postgresql

warnings.simplefilter("ignore")

# The convention of Limbeck, in the words of SQLAlchemy.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

TYPES = {
    "smallint": sa.SmallInteger,
    "integer": sa.Integer,
    "bigint": sa.BigInteger,
    "numeric": sa.Numeric,
    "real": lambda: sa.REAL().with_variant(mysql.FLOAT(), "mysql"),
    "double": sa.Double,
    "boolean": sa.Boolean,
    "char": sa.CHAR,
    "varchar": sa.String,
    "text": sa.Text,
    "binary": sa.LargeBinary,
    "uuid": sa.Uuid,
    "date": sa.Date,
    "time": sa.Time,
    "timestamp": sa.DateTime,
    "timestamptz": lambda: sa.DateTime(timezone=True),
    "interval": sa.Interval,
    "json": sa.JSON,
    "enum": lambda values, options: sa.Enum(*values, name=options["name"]),
    "array": lambda element: postgresql.ARRAY(make_type(element)),
    "pg.jsonb": postgresql.JSONB,
    "pg.int4range": postgresql.INT4RANGE,
    "mysql.tinyint": mysql.TINYINT,
    "mysql.mediumtext": mysql.MEDIUMTEXT,
    "mysql.datetime": lambda precision: mysql.DATETIME(fsp=precision),
}

READS = ("SELECT", "SHOW", "PRAGMA", "DESCRIBE", "BEGIN", "COMMIT", "ROLLBACK")


def make_type(sketch):
    name, *arguments = [sketch] if isinstance(sketch, str) else sketch
    return TYPES[name](*arguments)


def make_default(value):
    if value is None:
        return None
    if isinstance(value, dict):
        return sa.text(value["sql"])
    if isinstance(value, bool):
        return sa.true() if value else sa.false()
    return value if isinstance(value, str) else sa.text(str(value))


def make_column(name, sketch):
    said = sketch if isinstance(sketch, dict) else {"type": sketch}
    type_ = make_type(said["type"])
    if "collation" in said:
        type_ = type_.__class__(type_.length, collation=said["collation"])
    extras = []
    if "identity" in said:
        extras.append(sa.Identity(**said["identity"]))
    if "generated" in said:
        extras.append(sa.Computed(said["generated"]["sql"], persisted=said["generated"]["stored"]))
    key = said.get("primaryKey", False)
    return sa.Column(
        name,
        type_,
        *extras,
        primary_key=key,
        nullable=not (key or said.get("notNull", False) or "identity" in said),
        server_default=make_default(said.get("default")),
        comment=said.get("comment"),
    )


def make_key(item):
    target = item["references"]
    table = ".".join(part for part in (target.get("schema"), target["table"]) if part)
    upper = lambda option: item[option].upper() if option in item else None
    return sa.ForeignKeyConstraint(
        item["columns"],
        [f"{table}.{column}" for column in target["columns"]],
        name=item.get("name"),
        ondelete=upper("onDelete"),
        onupdate=upper("onUpdate"),
        deferrable=item.get("deferrable"),
        initially=upper("initially"),
        match=upper("match"),
    )


def make_index(item, table):
    options = {}
    if "where" in item:
        options |= {"postgresql_where": sa.text(item["where"]), "sqlite_where": sa.text(item["where"])}
    if "using" in item:
        options |= {"postgresql_using": item["using"], "mysql_using": item["using"]}
    if "include" in item:
        options["postgresql_include"] = item["include"]
    if "nullsNotDistinct" in item:
        options["postgresql_nulls_not_distinct"] = True
    elements = [
        table.c[element]
        if isinstance(element, str)
        else table.c[element["column"]].desc()
        if "column" in element
        else sa.text(element["sql"])
        for element in item["on"]
    ]
    sa.Index(item.get("name"), *elements, unique=item.get("unique", False), _table=table, **options)


CONSTRAINTS = {
    "primaryKey": lambda item: sa.PrimaryKeyConstraint(*item["columns"]),
    "unique": lambda item: sa.UniqueConstraint(
        *item["columns"],
        name=item.get("name"),
        deferrable=item.get("deferrable"),
        **({"postgresql_nulls_not_distinct": True} if "nullsNotDistinct" in item else {}),
    ),
    "foreignKey": make_key,
    "check": lambda item: sa.CheckConstraint(sa.text(item["sql"]), name=item["name"]),
    "exclude": lambda item: postgresql.ExcludeConstraint(
        (sa.column(item["column"]), item["operator"]), name=item["name"]
    ),
}


def make_metadata(sketch):
    metadata = sa.MetaData(naming_convention=NAMING)
    for name, said in sketch.items():
        items = said.get("items", [])
        table = sa.Table(
            name,
            metadata,
            *[make_column(key, column) for key, column in said["columns"].items()],
            *[CONSTRAINTS[item["kind"]](item) for item in items if item["kind"] != "index"],
            schema=said.get("schema"),
            comment=said.get("comment"),
        )
        for item in items:
            if item["kind"] == "index":
                make_index(item, table)
    return metadata


def place(schema, *names):
    return ".".join(str(name) for name in ([schema] if schema else []) + list(names))


def tell(difference):
    """A difference as a line: what was done, and to what."""
    if isinstance(difference, list):
        return [line for each in difference for line in tell(each)]
    kind, *rest = difference
    first = rest[0]
    if kind in ("add_table", "remove_table", "add_table_comment", "remove_table_comment"):
        return [f"{kind} {place(first.schema, first.name)}"]
    if kind in ("add_column", "remove_column"):
        return [f"{kind} {place(first, rest[1], rest[2].name)}"]
    if kind.startswith("modify_"):
        return [f"{kind} {place(first, rest[1], rest[2])}"]
    return [f"{kind} {place(first.table.schema, first.table.name, first.name)}"]


KINDS = {
    "table": "table",
    "column": "column",
    "index": "index",
    "unique": "unique_constraint",
    "foreignKey": "foreign_key_constraint",
    "check": "check_constraint",
}


def compare(connection, metadata, options):
    def excluded(key):
        return {(KINDS[kind], name) for kind, name in options.get(key, [])}

    names, objects = excluded("excludedNames"), excluded("excludedObjects")
    context = MigrationContext.configure(
        connection,
        opts={
            "target_metadata": metadata,
            "compare_type": options.get("compareType", True),
            "compare_server_default": options.get("compareServerDefault", True),
            "include_schemas": options.get("includeSchemas", False),
            "include_name": lambda name, kind, _parents: (kind, name) not in names,
            "include_object": lambda _object, name, kind, _reflected, _other: (kind, name) not in objects,
        },
    )
    return sorted(tell(produce_migrations(context, metadata).upgrade_ops.as_diffs()))


def in_order(statements):
    """Indexes that are made one after the other by their text: SQLAlchemy keeps those of a table in a set."""

    def makes_index(text):
        return text.startswith(("CREATE INDEX", "CREATE UNIQUE INDEX"))

    groups = [(key, list(group)) for key, group in itertools.groupby(statements, makes_index)]
    return [text for is_index, group in groups for text in (sorted(group) if is_index else group)]


def run(answer, url, before, after, options):
    engine = sa.create_engine(url, poolclass=sa.pool.NullPool)
    with engine.connect() as connection:

        def keep(_connection, _cursor, statement, _parameters, _context, _many):
            if not statement.lstrip().upper().startswith(READS):
                answer["create"].append(statement.strip().replace("%%", "%"))

        sa.event.listen(connection, "before_cursor_execute", keep)
        metadata = make_metadata(before)
        metadata.create_all(connection)
        connection.commit()
        answer["create"] = in_order(answer["create"])
        sa.event.remove(connection, "before_cursor_execute", keep)
        for name, wanted in (("quiet", metadata), ("changes", make_metadata(after))):
            answer[name] = compare(connection, wanted, options)
            connection.rollback()


for line in sys.stdin:
    answer = {"error": None, "create": [], "quiet": [], "changes": []}
    try:
        run(answer, **json.loads(line))
    except Exception as raised:
        answer["error"] = f"{type(raised).__name__}: {raised}".split("\n")[0]
    print(json.dumps(answer), flush=True)
