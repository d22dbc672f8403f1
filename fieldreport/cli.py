"""The second face of the core: everything but the window, from a command line.

Exit codes: 0 done (for ``verify``: every file is verified), 1 refused or not
verified, 2 could not be done or *cannot be verified*, 64 wrong words on the
command line (as in BSD's ``sysexits.h``).
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from fieldreport import __version__
from fieldreport.errors import FieldReportError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldreport.app import FieldReport
    from fieldreport.desk import Desk
    from fieldreport.hq.enrolment import Enrolled

DONE, REFUSED, NOT_POSSIBLE, WRONG_WORDS = 0, 1, 2, 64


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]  # argparse declares NoReturn; so is this
        self.print_usage(sys.stderr)
        self.exit(WRONG_WORDS, f"{self.prog}: {message}\n")


def data_folder() -> Path:
    """Return where this user's reports live unless told otherwise."""
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "fieldreport"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "fieldreport"


def main(words: Sequence[str] | None = None, out: TextIO | None = None) -> int:
    """Carry out one command and return its exit code."""
    arguments = _parser().parse_args(words)
    out = out or sys.stdout
    try:
        code: int = arguments.command(arguments, out)
        print(end="", file=out, flush=True)  # not out.flush(): a closed standard output is None
    except FieldReportError as problem:
        return _could_not(str(problem))
    except KeyboardInterrupt:
        return _could_not("Stopped before it was done. What was saved before is safe. Start it again.")
    except OSError as problem:
        return _could_not(_os_words(problem))
    return code


def _could_not(words: str) -> int:
    print(words, file=sys.stderr)
    with contextlib.suppress(OSError, ValueError):
        print(end="", flush=True)
        return NOT_POSSIBLE
    # What cannot be written now cannot be written at the interpreter's farewell either, where it would be a traceback.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return NOT_POSSIBLE


def _os_words(problem: OSError) -> str:
    if problem.filename is None:
        return f"The answer could not be written ({problem.strerror or problem}), so do not rely on what was printed. Start it again."
    return f"{problem.filename} cannot be used ({problem.strerror or problem}). What was saved before is safe."


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="fieldreport", description="Field reports: written in the car, sealed, delivered, checkable by anyone.")
    parser.add_argument("--version", action="version", version=f"fieldreport {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)

    run = _command(commands, "run", _run, "open the window")
    run.add_argument("--trial", action="store_true", help="start a trial HQ on this machine and enrol a trial officer first")
    _command(commands, "demo", _demo, "fill, seal, deliver, verify and export the fictional sample incident")

    enrol = _command(commands, "enrol", _enrol, "enrol this laptop with HQ (IT, once)")
    enrol.add_argument("--department", type=Path, required=True, help="the department file that HQ issued")
    enrol.add_argument("--code", required=True, help="the one-time code that HQ issued for this laptop")

    _form_commands(
        commands.add_parser("form", help="work on form sheets").add_subparsers(required=True, metavar="WHAT", parser_class=_Parser)
    )

    outbox = _command(commands, "outbox", _outbox, "list what waits to be delivered")
    outbox.add_argument("--try-again", action="store_true", help="let go again what needed a person, after she has seen to it")
    _command(commands, "deliver", _deliver, "deliver what waits, now")

    rescue = _command(commands, "rescue", _rescue, "save what can be read of an officer's damaged vault; close the window first")
    rescue.add_argument("--star", required=True, help="whose vault; the PIN is asked")

    pin = _command(commands, "pin", _pin, "change an officer's PIN; both are asked")
    pin.add_argument("--star", required=True, help="whose PIN")

    _card_commands(
        commands.add_parser("card", help="sign with a smart card").add_subparsers(required=True, metavar="WHAT", parser_class=_Parser)
    )

    verify = _command(commands, "verify", _verify, "check sealed reports; needs no network and no database")
    verify.add_argument("files", type=Path, nargs="+", metavar="FILE")
    verify.add_argument("--receipt", type=Path, help="HQ's receipt for the file")
    verify.add_argument("--exhibit", type=Path, nargs="+", default=[], metavar="FILE", help="files to look for among the report's exhibits")
    verify.add_argument("--department", type=Path, help="the department file to trust; this laptop's own otherwise")
    verify.add_argument("--transcript", type=Path, metavar="OUT.pdf|OUT.html", help="write down the check for somebody who was not there")
    verify.add_argument("--json", action="store_true", help="the whole verdict, for programs")

    compare = _command(commands, "compare", _compare, "say in which places two versions of a sealed report differ")
    compare.add_argument("older", type=Path, metavar="OLDER.pdf")
    compare.add_argument("newer", type=Path, metavar="NEWER.pdf")
    compare.add_argument("-o", "--out", type=Path, help="write the comparison as a PDF, too")
    compare.add_argument("--department", type=Path, help="the department file to trust; this laptop's own otherwise")

    _hq_commands(commands.add_parser("hq", help="run headquarters").add_subparsers(required=True, metavar="WHAT", parser_class=_Parser))
    return parser


def _command(
    commands: argparse._SubParsersAction[_Parser],  # argparse gives the type no public name
    name: str,
    command: object,
    words: str,
    *,
    folder: bool = True,
) -> _Parser:
    parser = commands.add_parser(name, help=words, description=words)
    parser.set_defaults(command=command)
    if folder:
        parser.add_argument("--folder", type=Path, default=data_folder(), help="where the data lives")
    return parser


def _form_commands(commands: argparse._SubParsersAction[_Parser]) -> None:
    check = _command(commands, "check", _form_check, "say whether a form sheet can be used, and if not, where and why", folder=False)
    compile_ = _command(commands, "compile", _form_compile, "compile a form sheet into the JSON that the app runs", folder=False)
    preview = _command(commands, "preview", _form_preview, "open the window on a form sheet; nothing is saved", folder=False)
    diff = _command(commands, "diff", _form_diff, "say what a new form changes for officers and for open drafts", folder=False)
    for parser in (check, compile_, preview):
        parser.add_argument("file", type=Path, help="the sheet: .md, .xlsx or .csv")
    preview.description = "Open the window on a form, which may be compiled (.json) already. Nothing is saved."
    compile_.add_argument("-o", "--out", type=Path, help="where the JSON goes; beside the sheet otherwise")
    for name in ("old", "new"):
        diff.add_argument(name, type=Path, help="a sheet or a compiled form (.json)")
    for parser in (check, compile_, preview, diff):
        parser.add_argument("--tables", type=Path, help="folder with the code tables (CSV) that the sheet names; the sheet's own otherwise")
    for parser in (check, diff):
        parser.add_argument("--json", action="store_true", help="for programs")


def _card_commands(commands: argparse._SubParsersAction[_Parser]) -> None:
    listed = _command(commands, "list", _card_list, "list the cards in the readers", folder=False)
    enrol = _command(commands, "enrol", _card_enrol, "have the key on an officer's card certified by HQ; both PINs are asked")
    enrol.add_argument("--code", required=True, help="the one-time code that HQ issued for this officer (fieldreport hq enrol-officer)")
    enrol.add_argument("--label", default="", help="what the card calls itself; needed when there are several")
    use = _command(commands, "use", _card_use, "sign with the card, or with the laptop's own key")
    use.add_argument("what", choices=("card", "laptop"))
    for parser in (enrol, use):
        parser.add_argument("--star", required=True, help="whose card")
    for parser in (listed, enrol):
        parser.add_argument("--module", default="", help="the PKCS #11 module that reads it; OpenSC's otherwise")


def _hq_commands(commands: argparse._SubParsersAction[_Parser]) -> None:
    serve = _command(commands, "serve", _hq_serve, "run HQ until it is stopped")
    device = _command(commands, "enrol-device", _hq_enrol_device, "issue a one-time code for a laptop")
    device.add_argument("--label", required=True, help="what the laptop is called, such as its inventory number")
    officer = _command(commands, "enrol-officer", _hq_enrol_officer, "issue a one-time code for an officer")
    for name in ("star", "name", "rank", "unit"):
        officer.add_argument(f"--{name}", required=True)
    devices = _command(commands, "devices", _hq_devices, "list the laptops that were enrolled")
    officers = _command(commands, "officers", _hq_officers, "list the certificates that officers were given")
    gone = _command(commands, "withdraw-device", _hq_withdraw_device, "take nothing from a laptop any more, as when it is stolen")
    gone.add_argument("device", metavar="ID", help="as fieldreport hq devices lists it")
    left = _command(commands, "withdraw-officer", _hq_withdraw_officer, "withdraw an officer's certificates; what was signed stays valid")
    left.add_argument("star", metavar="STAR")
    nibrs = _command(commands, "nibrs", _hq_nibrs, "show what a sealed report comes to in NIBRS, and what stays open")
    nibrs.add_argument("file", type=Path, metavar="REPORT.pdf")
    nibrs.add_argument("--department", type=Path, help="the department file to trust; HQ's own otherwise")
    nibrs.add_argument("--ori", default="", help="the agency's identifier for NIBRS, nine characters")
    nibrs.add_argument("--json", action="store_true", help="the segments and open points, for programs")
    serve.add_argument("--url", default="https://127.0.0.1:8443", help="where laptops reach HQ")
    serve.add_argument("--department-name", default="Chicago Police Department", help="as screens and papers print it")
    serve.add_argument("--trial", action="store_true", help="a trial HQ: every paper is marked as training")
    serve.add_argument("--with-parent", action="store_true", help="end when standard input is closed")
    for parser in (serve, device, officer, devices, officers, gone, left):
        parser.add_argument("--database", default="", help="postgresql://… instead of the embedded database")


def _run(arguments: argparse.Namespace, out: TextIO) -> int:
    """Hand over to the window, which is a program of its own (docs/decisions/005)."""
    folder = arguments.folder
    _need_a_screen()
    if arguments.trial:
        from fieldreport import trial

        folder = trial.prepare(folder, out)
    out.flush()
    os.execv(sys.executable, [sys.executable, "-m", "ui", "--folder", str(folder)])  # noqa: S606  # no shell is wanted


def _need_a_screen() -> None:
    """Refuse where no window can be shown; asked here because Qt ends the process with an abort."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise FieldReportError("There is no screen here, so the window cannot be opened. Without it: fieldreport outbox, deliver, demo.")


def _demo(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport import trial

    return DONE if trial.demonstrate(arguments.folder, out) else REFUSED


def _enrol(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport.app import open_field_report

    department = arguments.department.read_bytes()
    with open_field_report(arguments.folder) as report:
        fingerprint = report.enrol_device(department, arguments.code)
    print(f"This laptop is enrolled. Compare with HQ: {fingerprint}", file=out)
    return DONE


def _form_check(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport import authoring

    return DONE if authoring.check_sheet(arguments.file, arguments.tables, out, as_json=arguments.json) else REFUSED


def _form_compile(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport import authoring

    return DONE if authoring.compile_to(arguments.file, arguments.tables, arguments.out, out) else REFUSED


def _form_diff(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport import authoring

    return DONE if authoring.compare(arguments.old, arguments.new, arguments.tables, out, as_json=arguments.json) else REFUSED


def _form_preview(arguments: argparse.Namespace, out: TextIO) -> int:
    """Hand the compiled form to the window, which reads it once and removes it (docs/decisions/005)."""
    from fieldreport import authoring

    if not authoring.has_screen(os.environ, os.name):
        print("There is no screen here, so no window can be opened. fieldreport form check tells whether the form can be used.", file=out)
        return NOT_POSSIBLE
    compiled = authoring.compile_for_preview(arguments.file, arguments.tables, out)
    if compiled is not None:
        out.flush()
        os.execv(sys.executable, [sys.executable, "-m", "ui", "--preview", str(compiled), "--remove"])  # noqa: S606  # no shell is wanted
    return REFUSED


def _outbox(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport.app import open_field_report

    with open_field_report(arguments.folder) as report:
        _say_damage(report)
        if arguments.try_again:
            report.try_again()
        parcels = report.parcels()
    for parcel in parcels:
        about = f"{parcel.address.report[:8]}  version {parcel.address.version}  {parcel.kind}"
        print(f"{about}  {parcel.state}  {parcel.last_problem}".rstrip(), file=out)
    if not parcels:
        print("Nothing waits on this laptop.", file=out)
    return DONE


def _deliver(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport.app import left_words, open_field_report

    with open_field_report(arguments.folder) as report:
        _say_damage(report)
        summary = report.deliver_all()
    print(left_words(summary), file=out)
    return REFUSED if summary.waiting + summary.needs_person else DONE


def _rescue(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport.app import open_field_report

    with open_field_report(arguments.folder) as report:
        desk, said = report.rescue(arguments.star, _asked("PIN or passphrase: "))
        with contextlib.closing(desk):
            print(said, file=out)
            desk.settle()
            print("What was sealed and has no receipt from HQ is in the outbox.", file=out)
    return DONE


def _pin(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport.app import open_field_report

    with open_field_report(arguments.folder) as report:
        old = _asked("The PIN or passphrase until now: ")
        new = _asked("The new one: ")
        if new != _asked("The new one once more: "):
            raise FieldReportError("The two new ones are not the same. Nothing was changed; the old one holds.")
        report.change_pin(arguments.star, old, new)
    print("The PIN was changed. The old one does not open the vault any more.", file=out)
    return DONE


def _card_list(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport.vault.card import OPENSC, cards_in

    cards = cards_in(arguments.module or OPENSC)
    for card in cards:
        print(f"{card.label}  serial number {card.serial}  {card.maker}".rstrip(), file=out)
    if not cards:
        print("No card is in a reader.", file=out)
    return DONE


def _card_enrol(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport.app import open_field_report
    from fieldreport.signing import CardWanted
    from fieldreport.vault.card import OPENSC

    with open_field_report(arguments.folder) as report, contextlib.closing(_unlocked(report, arguments.star)) as desk:
        wanted = CardWanted(arguments.module or OPENSC, arguments.label, _asked("PIN of the card: "))
        report.certify(desk, arguments.code, wanted)
        name = desk.signing.officer().name
    print(f"HQ certified the key on the card for {name}. Reports are signed with it from now on: the PIN of the card is asked.", file=out)
    return DONE


def _card_use(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport.app import open_field_report

    by_card = arguments.what == "card"
    with open_field_report(arguments.folder) as report, contextlib.closing(_unlocked(report, arguments.star)) as desk:
        desk.signing.choose(by_card=by_card)
    print(f"Reports are signed with {'the card' if by_card else 'the key on this laptop'} from now on.", file=out)
    return DONE


def _unlocked(report: FieldReport, star: str) -> Desk:
    return report.unlock(star, _asked("PIN or passphrase of the vault: "))


def _asked(what: str) -> str:
    """Ask for a secret on the terminal: on the command line every user of the computer could read it."""
    from getpass import getpass

    try:
        return getpass(what)
    except EOFError:
        raise FieldReportError("Nothing was typed, so nothing was changed.") from None


def _say_damage(report: FieldReport) -> None:
    if report.damage:
        print(report.damage, file=sys.stderr)


def _compare(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport import verifying
    from fieldreport.app import utc_now

    return verifying.compare_files(arguments.older, arguments.newer, _anchors(arguments), paper=arguments.out, out=out, now=utc_now)


def _anchors(arguments: argparse.Namespace) -> Path:
    """Return the file that says whom to trust."""
    named: Path | None = arguments.department
    return named or Path(arguments.folder) / "device" / "department.json"


def _verify(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport import verifying
    from fieldreport.app import utc_now

    return verifying.verify_files(
        arguments.files,
        _anchors(arguments),
        receipt=arguments.receipt,
        as_json=arguments.json,
        out=out,
        now=utc_now,
        exhibits=arguments.exhibit,
        transcript=arguments.transcript,
    )


def _hq_serve(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport.hq.serve import found_hq, serve

    settings = found_hq(arguments.folder, arguments.department_name, arguments.url, trial=arguments.trial, database_url=arguments.database)
    print(f"HQ serves {settings.url}. The file for laptops: {settings.department_file}", file=out, flush=True)
    with contextlib.suppress(KeyboardInterrupt):  # the way in which HQ is stopped by hand
        serve(settings, until_closed=sys.stdin.buffer if arguments.with_parent else None)
    return DONE


def _hq_nibrs(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport import verifying
    from fieldreport.app import resources_folder, utc_now
    from fieldreport.catalogue.codes import load_catalogue
    from fieldreport.hq.nibrs.saying import print_incident

    anchors = arguments.department or arguments.folder / "department.json"
    code, record = verifying.verified_record(arguments.file, anchors, out=sys.stderr if arguments.json else out, now=utc_now)
    if code == DONE:
        print_incident(record, load_catalogue(resources_folder() / "codes"), ori=arguments.ori, as_json=arguments.json, out=out)
    return code


def _hq_enrol_device(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport.hq.serve import issue_device_code, known_hq

    print(issue_device_code(known_hq(arguments.folder, arguments.database), arguments.label), file=out)
    return DONE


def _hq_enrol_officer(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport.hq.serve import issue_officer_code, known_hq

    settings = known_hq(arguments.folder, arguments.database)
    print(issue_officer_code(settings, arguments.star, arguments.name, arguments.rank, arguments.unit), file=out)
    return DONE


def _hq_devices(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport.hq.serve import enrolled_devices, known_hq

    return _list(enrolled_devices(known_hq(arguments.folder, arguments.database)), "No laptop is enrolled.", out)


def _hq_officers(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport.hq.serve import enrolled_officers, known_hq

    return _list(enrolled_officers(known_hq(arguments.folder, arguments.database)), "No officer is enrolled.", out)


def _list(lines: Sequence[Enrolled], none: str, out: TextIO) -> int:
    for line in lines:
        state = f"withdrawn {line.withdrawn}" if line.withdrawn else "in use"
        print(f"{line.name}  {line.words}  since {line.since}  {state}", file=out)
    if not lines:
        print(none, file=out)
    return DONE


def _hq_withdraw_device(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport.hq.serve import known_hq, withdraw_device

    withdraw_device(known_hq(arguments.folder, arguments.database), arguments.device)
    print("HQ takes nothing from this laptop any more. What it received before stays. Other laptops are not touched by this.", file=out)
    return DONE


def _hq_withdraw_officer(arguments: argparse.Namespace, out: TextIO) -> int:
    from fieldreport.hq.serve import known_hq, withdraw_officer

    count = withdraw_officer(known_hq(arguments.folder, arguments.database), arguments.star)
    what = "1 certificate was" if count == 1 else f"{count} certificates were"
    print(f"{what} withdrawn from now on. What was signed and received before stays valid.", file=out)
    return DONE
