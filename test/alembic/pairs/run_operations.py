"""Runs operations of Alembic on databases, many in one process, for starting Python takes longer than they do.

Reads a job from each line of standard input, {"url", "schema", "code"}, and answers with a line {"error"}: null, or what
was raised.
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


def run(url, schema, code):
    engine = sa.create_engine(url, poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        metadata = sa.MetaData(naming_convention=NAMING)
        context = MigrationContext.configure(connection, opts={"target_metadata": metadata})
        with context.begin_transaction(), Operations.context(context):
            exec(code, dict(NAMES, SCHEMA=schema))
        connection.commit()


for line in sys.stdin:
    try:
        run(**json.loads(line))
        error = None
    except Exception as raised:
        error = f"{type(raised).__name__}: {raised}"
    print(json.dumps({"error": error}), flush=True)
