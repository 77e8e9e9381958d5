"""Runs command lines of Alembic and Flask-Migrate, many in one process, for starting Python takes longer than they do.

Reads a list of jobs, {"directory", "lines": [[word, ...], ...]}, and prints for each a list of {"exitCode", "stdout"}.
"""
import json
import os
import shutil
import sys
import tempfile

from alembic.config import main


def run_alembic(words):
    main(argv=words)


def create_runner(app):
    try:
        return app.test_cli_runner(mix_stderr=False)
    except TypeError:
        # Since click 8.2 standard output is always kept apart.
        return app.test_cli_runner()


def run_flask(words):
    from flask import Flask
    from flask_migrate import Migrate
    from flask_sqlalchemy import SQLAlchemy

    app = Flask("app")
    app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///" + os.path.abspath("app.db")
    Migrate(app, SQLAlchemy(app))
    runner = create_runner(app)
    if os.path.isdir("scripts") and not os.path.isdir("migrations"):
        runner.invoke(args=["db", "init"])
        shutil.copytree("scripts", "migrations/versions", dirs_exist_ok=True)
    result = runner.invoke(args=words)
    print(result.stdout)
    sys.exit(result.exit_code)


PROGRAMS = {"alembic": run_alembic, "flask": run_flask}


def run_line(words):
    """Runs one line as a shell would, and gives its status and what it wrote to standard output."""
    before = dict(os.environ)
    while "=" in words[0]:
        name, value = words.pop(0).split("=", 1)
        os.environ[name] = value
    program, *rest = words
    try:
        PROGRAMS[program](rest)
        return 0
    except SystemExit as end:
        return end.code or 0
    except Exception:
        return 1
    finally:
        os.environ.clear()
        os.environ.update(before)


def capture(words):
    # Alembic keeps the standard output that there was when it was imported: the descriptor is what can be replaced.
    sys.stdout.flush()
    kept = os.dup(1)
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), 1)
        exit_code = run_line(words)
        sys.stdout.flush()
        os.dup2(kept, 1)
        os.close(kept)
        file.seek(0)
        return {"exitCode": exit_code, "stdout": file.read().decode()}


results = []
for job in json.load(sys.stdin):
    os.chdir(job["directory"])
    os.environ["EDITOR"] = os.path.join(job["directory"], "edit.sh")
    results.append([capture(list(words)) for words in job["lines"]])
print(json.dumps(results))
