"""Arguments and commands. Exit status: see `exits`."""

from __future__ import annotations

import argparse
import errno
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from clearweights import __version__
from clearweights.cli import exits, output
from clearweights.cli.safe import safe
from clearweights.errors import ClearweightsError, ProjectNotReadableError

_COLLECT_EVERY = 50_000
_STATUS = """\
examples:
  clearweights scan project                       print a short table
  clearweights scan project -o report.pdf         write the report for people
  clearweights scan project -o bom.cdx.json       write a bill of materials

exit status, the highest that applies:
  4  the project cannot be read          2  wrong usage
  3  the result is incomplete            1  findings are open (see --fail-on)
  0  nothing is open"""
COMMANDS = ("scan", "identify", "license", "compare")
FORMATS = (
    "json", "pdf", "html", "xlsx", "csv", "notice", "spdx", "spdx3", "cyclonedx", "sarif",
)  # fmt: skip


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status. Never raises for what a user may do."""
    output.prepare()
    parsed = _parser().parse_args(arguments)
    try:
        status = int(parsed.command(parsed))
        sys.stdout.flush()
        return status
    except ProjectNotReadableError as e:
        return _fail(e, exits.UNREADABLE)
    except ClearweightsError as e:
        return _fail(e, exits.USAGE)
    except BrokenPipeError:
        output.silence()
        return exits.OK
    except OSError as e:
        if e.errno not in (errno.ENOSPC, errno.EIO, errno.EDQUOT):
            raise
        output.silence()
        print(f"clearweights: the output cannot be written: {e.strerror}.", file=sys.stderr)
        return exits.USAGE
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return exits.INCOMPLETE


def _fail(error: ClearweightsError, status: int) -> int:
    # The words may come from a project's file: a terminal must not obey them.
    lines = [safe(line) for line in error.diagnostics().split("\n")]
    print("clearweights: " + "\n".join(lines), file=sys.stderr)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="clearweights",
        description="Checks the licenses of the AI models and datasets a project uses.",
        epilog="`clearweights [FOLDER]` opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"clearweights {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_scan(
        commands.add_parser(
            "scan",
            help="examine a folder and print or write the result",
            epilog=_STATUS,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
    )
    _add_identify(commands.add_parser("identify", help="recognize license texts (JSON lines)"))
    _add_license(commands.add_parser("license", help="show what we know about a license"))
    _add_compare(commands.add_parser("compare", help="compare two JSON reports"))
    return parser


def _add_scan(scan: argparse.ArgumentParser) -> None:
    scan.add_argument("folder", type=Path, metavar="FOLDER", help="the project to examine")
    scan.add_argument("-o", "--output", type=Path, metavar="FILE", help="write a report")
    scan.add_argument("--format", choices=FORMATS, help="default: from the ending of FILE")
    scan.add_argument("--use", type=Path, metavar="FILE", help="take the use from this file")
    scan.add_argument("--online", action="store_true", help="look licenses up on the hub")
    scan.add_argument("--caches", action="store_true",
                      help="read the model caches of this computer")  # fmt: skip
    scan.add_argument(
        "--fail-on", choices=("blocker", "major", "minor", "never"), default="major",
        help="exit with 1 when findings of this level are open (default: major)",
    )  # fmt: skip
    scan.add_argument("--knowledge", type=Path, action="append", default=[], metavar="DIR",
                      help="add an organization's own license records")  # fmt: skip
    scan.add_argument("--policy", type=Path, metavar="FILE",
                      help="apply this policy of the house instead of the project's")  # fmt: skip
    scan.add_argument("--previous", type=Path, metavar="OLD.json",
                      help="say in the report what changed since this JSON report")  # fmt: skip
    scan.add_argument("--every-use", action="store_true",
                      help="print the verdicts for every kind of use side by side")  # fmt: skip
    scan.add_argument("--language", choices=("en", "fr"), default="en",
                      help="of the table and of reports for people (default: en)")  # fmt: skip
    scan.add_argument(
        "--jobs", type=_positive, metavar="N", help="processes to use (default: one a core)"
    )
    scan.add_argument("--no-cache", action="store_true", help="read every file anew")
    scan.add_argument("--quiet", action="store_true", help="print nothing but errors")
    scan.set_defaults(command=_scan)


def _add_identify(identify: argparse.ArgumentParser) -> None:
    identify.add_argument("files", type=Path, nargs="+", metavar="FILE")
    identify.set_defaults(command=_identify)


def _add_license(license_: argparse.ArgumentParser) -> None:
    license_.add_argument("id", metavar="ID", help="SPDX identifier, hub tag or name")
    license_.add_argument("--language", choices=("en", "fr"), default="en",
                          help="default: en")  # fmt: skip
    license_.add_argument("--knowledge", type=Path, action="append", default=[], metavar="DIR",
                          help="add an organization's own license records")  # fmt: skip
    license_.set_defaults(command=_license)


def _add_compare(compare: argparse.ArgumentParser) -> None:
    compare.add_argument("old", type=Path, metavar="OLD.json")
    compare.add_argument("new", type=Path, metavar="NEW.json")
    compare.set_defaults(command=_compare)


def _positive(word: str) -> int:
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _scan(parsed: argparse.Namespace) -> int:
    # Millions of short-lived values: looking for cycles among them every 700 costs a fifth.
    gc.set_threshold(_COLLECT_EVERY)
    from clearweights.cli.scan import scan

    return scan(parsed)


def _identify(parsed: argparse.Namespace) -> int:
    from clearweights.cli.identify import identify

    return identify(parsed.files)


def _license(parsed: argparse.Namespace) -> int:
    from clearweights.cli.show_license import show_license

    return show_license(parsed.id, parsed.language, parsed.knowledge)


def _compare(parsed: argparse.Namespace) -> int:
    from clearweights.cli.compare import compare

    return compare(parsed.old, parsed.new)
