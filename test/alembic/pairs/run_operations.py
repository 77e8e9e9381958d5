"""Runs operations of Alembic on databases, many in one process, for starting Python takes longer than they do.

Reads a job from each line of standard input, {"url", "schema", "code"}, and answers with a line {"error", "statements"}:
null, or what was raised, and the statements that changed something, with their values written into them.
"""
import json
import sys

import sqlalchemy as sa
from alembic import op
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.dialects import mysql, postgresql, sqlite

# The convention of Limbeck, in the words of SQLAlchemy.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

NAMES = {"sa": sa, "op": op, "mysql": mysql, "postgresql": postgresql, "sqlite": sqlite, "NAMING": NAMING}

READS = ("SELECT", "SHOW", "PRAGMA", "BEGIN", "COMMIT", "ROLLBACK")


def keep(statements, statement):
    text = statement.decode() if isinstance(statement, bytes) else statement
    if not text.lstrip().upper().startswith(READS):
        statements.append(text.strip())


def listen(engine, connection, statements):
    """Keeps what the engine sends, with the values in it, as the driver itself writes them."""
    if engine.dialect.name == "sqlite":
        connection.connection.dbapi_connection.set_trace_callback(lambda text: keep(statements, text))
        return

    @sa.event.listens_for(connection, "before_cursor_execute")
    def before(_connection, cursor, statement, parameters, _context, executemany):
        # Where SQLAlchemy makes one INSERT of many rows, one set of values is for all of them.
        many = executemany and not isinstance(parameters, dict)
        for values in parameters if many else [parameters]:
            keep(statements, cursor.mogrify(statement, values))


def run(statements, url, schema, code):
    engine = sa.create_engine(url, poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        metadata = sa.MetaData(naming_convention=NAMING)
        context = MigrationContext.configure(connection, opts={"target_metadata": metadata})
        with context.begin_transaction(), Operations.context(context):
            listen(engine, connection, statements)
            exec(code, dict(NAMES, SCHEMA=schema))
        connection.commit()


for line in sys.stdin:
    sent = []
    try:
        run(sent, **json.loads(line))
        error = None
    except Exception as raised:
        error = f"{type(raised).__name__}: {raised}".split("\n")[0]
    print(json.dumps({"error": error, "statements": sent}), flush=True)
