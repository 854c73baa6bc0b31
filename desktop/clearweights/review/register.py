"""The decision register, `clearweights.decisions.yaml`: appended or superseded, never changed.

One decision is one block, blocks are sorted by id and keys stand in a fixed order, so that a
pull request shows what was decided and git merges two reviewers' work.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import yaml

from clearweights.domain.asset import AssetKind
from clearweights.domain.decision import Decision, Scope, Verb
from clearweights.domain.said import reason, said
from clearweights.domain.text import Text, text
from clearweights.errors import ClearweightsError, DeclarationError
from clearweights.safeio import UnreadableError, parse_yaml, read_bytes, write_atomic
from clearweights.safeio.fields import Fields

FILE_NAME = "clearweights.decisions.yaml"
SCHEMA = "1"
_MAX_BYTES = 16 * 1024 * 1024

_E = TypeVar("_E", bound=StrEnum)


class RegisterError(ClearweightsError):
    """The register could not be read or written; what it holds is left as it is."""

    advice = "The file was left unchanged. Correct it or restore it, then try again."


def load(path: Path) -> tuple[Decision, ...]:
    """Return the decisions in `path`, sorted by id; none where the file does not exist.

    Raises `RegisterError`, naming the line, where the file cannot be read: no decision may be
    lost by reading past a mistake.
    """
    if not path.exists():
        return ()
    try:
        root = parse_yaml(read_bytes(path, _MAX_BYTES).decode("utf-8"))
        if root is None:
            return ()
        top = Fields(root, path.name, text("the file"))
        if (schema := top.word("schema")) not in (None, SCHEMA):
            raise top.error(
                "schema",
                text(
                    "this program reads schema {known}, not {schema}",
                    known=SCHEMA,
                    schema=schema or "",
                ),
            )
        decisions = [_decision(item) for item in top.items("decisions")]
        top.done()
    except (UnreadableError, DeclarationError) as e:
        raise RegisterError(said(DeclarationError(path.name, e.line, e.why))) from e
    except UnicodeDecodeError as e:
        raise RegisterError(
            said(DeclarationError(path.name, 0, text("the file is not UTF-8 text")))
        ) from e
    return tuple(sorted(decisions, key=lambda d: d.id))


def append(path: Path, decision: Decision) -> tuple[Decision, ...]:
    """Add one decision and return all; an id that is there already is never replaced.

    Two programs that append at the same time both keep their decision. Raises `RegisterError`.
    """
    with _locked(path):
        decisions = load(path)
        if any(d.id == decision.id for d in decisions):
            return decisions
        return _write(path, (*decisions, decision))


def retract(path: Path, id: str) -> tuple[Decision, ...]:  # noqa: A002 (the file's own word)
    """Take back an entry made a moment ago, for undo; what others rest on stays.

    Only for entries of the present session: later on, a decision is superseded by another.
    Raises `RegisterError`, also where a later entry supersedes this one.
    """
    with _locked(path):
        decisions = load(path)
        if any(d.supersedes == id for d in decisions):
            raise RegisterError(
                text("{path}: a later decision builds on {id}.", path=path.name, id=id)
            )
        return _write(path, [d for d in decisions if d.id != id])


def _write(path: Path, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    decisions = tuple(sorted(decisions, key=lambda d: d.id))
    try:
        write_atomic(path, dump(decisions))
    except OSError as e:
        raise RegisterError(_unwritten(path, e)) from e
    return decisions


def new_decision(decision: Decision) -> Decision:
    """Return the decision with the id that its content gives it."""
    key = "\0".join(
        str(part)
        for part in (
            decision.verb, decision.asset_kind, decision.asset_id, decision.use, decision.rule,
            decision.fingerprint, decision.concluded, decision.by, decision.at,
            decision.supersedes,
        )
    )  # fmt: skip
    return replace(decision, id="D-" + hashlib.sha256(key.encode()).hexdigest()[:10])


def dump(decisions: Sequence[Decision]) -> bytes:
    """Return the file for `decisions`."""
    document = {"schema": int(SCHEMA), "decisions": [_block(d) for d in decisions]}
    text = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=100)
    return text.encode()


def _block(d: Decision) -> dict[str, object]:
    subject = {"kind": d.asset_kind.value, "id": d.asset_id, "purl": d.purl, "use": d.use}
    finding = {"rule": d.rule, "fingerprint": d.fingerprint} if d.rule else None
    block: dict[str, object] = {
        "id": d.id,
        "subject": {k: v for k, v in subject.items() if v},
        "finding": finding,
        "verb": d.verb.value,
        "concluded": d.concluded,
        "reason": d.reason,
        "comment": d.comment or None,
        "scope": d.scope.value,
        "by": d.by or None,
        "at": d.at or None,
        "expires": d.expires.isoformat() if d.expires else None,
        "supersedes": d.supersedes,
    }
    return {k: v for k, v in block.items() if v}


def _decision(fields: Fields) -> Decision:
    subject = fields.sub("subject")
    finding = fields.sub("finding")
    if subject is None:
        raise fields.error("subject", text("a decision needs a `subject`"))
    decision = Decision(
        id=fields.required("id"),
        verb=_member(fields, "verb", Verb),
        asset_kind=_member(subject, "kind", AssetKind),
        asset_id=subject.required("id"),
        purl=subject.word("purl"),
        use=subject.word("use"),
        rule=finding.required("rule") if finding else None,
        fingerprint=finding.word("fingerprint") if finding else None,
        concluded=fields.word("concluded"),
        reason=fields.word("reason"),
        comment=fields.word("comment") or "",
        scope=_member(fields, "scope", Scope) if fields.has("scope") else Scope.THIS_PROJECT,
        by=fields.word("by") or "",
        at=fields.word("at") or "",
        expires=_day(fields),
        supersedes=fields.word("supersedes"),
    )
    for part in (subject, finding, fields):
        if part:
            part.done()
    return decision


def _member(fields: Fields, key: str, kind: type[_E]) -> _E:
    word = fields.required(key)
    try:
        return kind(word)
    except ValueError:
        known = ", ".join(sorted(kind))
        raise fields.error(
            key,
            text(
                "`{key}` cannot be `{word}`; possible are: {known}", key=key, word=word, known=known
            ),
        ) from None


def _day(fields: Fields) -> dt.date | None:
    word = fields.word("expires")
    if word is None:
        return None
    try:
        return dt.date.fromisoformat(word)
    except ValueError:
        raise fields.error(
            "expires", text("`{word}` is not a date such as 2027-11-21", word=word)
        ) from None


def _unwritten(path: Path, error: OSError) -> Text:
    return text("{path} cannot be written: {why}.", path=path.name, why=reason(error))


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock file beside the register; a stale one (older than a minute) is taken over."""
    lock = path.with_name(f".{path.name}.lock")
    deadline = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=5)
    while True:
        try:
            lock.open("x").close()
            break
        except FileExistsError:
            now = dt.datetime.now(dt.UTC)
            with contextlib.suppress(OSError):
                age = now - dt.datetime.fromtimestamp(lock.stat().st_mtime, dt.UTC)
                if age > dt.timedelta(minutes=1):
                    lock.unlink()
            if now > deadline:
                raise RegisterError(
                    text("{path} is in use by another program.", path=path.name)
                ) from None
            time.sleep(0.02)
        except OSError as e:
            raise RegisterError(_unwritten(path, e)) from e
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
