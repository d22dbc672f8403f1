"""An officer signs with the key in her vault or with the one on her card, and whoever checks it judges both alike."""

from __future__ import annotations

import contextlib
import io
import json
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from sqlalchemy import select

from fieldreport import cli, trial
from fieldreport.app import utc_now
from fieldreport.errors import CardProblem, DeliveryProblem, NotCertified, VaultProblem, WrongCardPin, WrongPin
from fieldreport.hq.checking import check_next
from fieldreport.hq.office import open_office
from fieldreport.hq.serve import issue_officer_code
from fieldreport.hq.tables import HoldingRow
from fieldreport.signing import CardWanted
from fieldreport.store import reports
from fieldreport.vault import identity
from fieldreport.vault.card_file import load_card
from tests.cards import MODULE, PIN
from tests.houses import PASSPHRASE, SECOND_STAR, STAR, enrolled_house
from tests.paper.reading import run_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.app import FieldReport
    from fieldreport.desk import Desk
    from tests.cards import Reader
    from tests.houses import House

House_ = tuple["House", "FieldReport", "Desk"]
WANTED = CardWanted(MODULE, "", PIN)


def code_for(house: House, star: str = STAR) -> str:
    return issue_officer_code(house.settings, star, "Alex Sample", "Police Officer", "009")


def enrol_card(house: House, report: FieldReport, desk: Desk, wanted: CardWanted = WANTED) -> None:
    with house.serving():
        report.certify(desk, code_for(house), wanted)


@pytest.fixture
def plain(enrolled: House, tmp_path: Path) -> Iterator[House_]:
    """A house whose officer has no card yet."""
    with enrolled_house(enrolled, tmp_path / "house") as parts:
        yield parts


@pytest.fixture
def carded(plain: House_, reader: Reader) -> House_:
    """A house whose officer signs with her card."""
    reader.new_card("Alex's card", "p256")
    enrol_card(*plain)
    return plain


def certificate_in(desk: Desk, report_id: str) -> str:
    record = json.loads(reports.load_record(desk.parts.store, report_id, 1))
    named: str = record["officer"]["certificate"]
    return named


def verified(house: House, path: Path, *more: object) -> tuple[int, str]:
    out = io.StringIO()
    code = cli.main(["verify", str(path), "--department", str(house.settings.department_file), *map(str, more)], out)
    return code, out.getvalue()


def test_a_report_sealed_with_the_card_is_valid_for_everybody_and_hq_takes_it(carded: House_, tmp_path: Path) -> None:
    house, report, desk = carded
    opened = trial.fill_sample(desk)
    desk.seal(opened.report_id, PIN)
    kept = load_card(desk.parts.vault)
    assert kept is not None
    card = x509.load_pem_x509_certificate(kept.certificate_pem.encode())
    assert certificate_in(desk, opened.report_id) == card.fingerprint(card.signature_hash_algorithm).hex()  # type: ignore[arg-type]
    assert certificate_in(desk, opened.report_id) != desk.parts.officer.fingerprint

    with house.serving():
        report.deliver_all()
    desk.apply_mail()
    office = open_office(house.settings, utc_now)
    with contextlib.closing(office.database) as database:
        while check_next(office) is not None:  # what the serving HQ had no time for
            pass
        rows = HoldingRow.__table__  # type: ignore[attr-defined]
        with database.reading() as connection:
            assert connection.execute(select(rows.c.state)).scalars().all() == ["checked"]
    (version,) = desk.versions(opened.report_id)
    assert version.received_at is not None
    target, receipt = desk.export(opened.report_id, 1, tmp_path / "report.pdf")
    code, words = verified(house, target, "--receipt", receipt)
    assert (code, "Alex Sample" in words, "star 90001" in words) == (0, True, True)
    assert "Signature is Valid" in run_on(tmp_path, target.read_bytes(), "pdfsig")
    assert "The document is unchanged since signing" in run_on(tmp_path, target.read_bytes(), "mutool", "sign", "-v")


def test_the_pin_of_the_vault_is_not_that_of_the_card(carded: House_) -> None:
    _, _, desk = carded
    opened = trial.fill_sample(desk)
    with pytest.raises(WrongCardPin, match="nothing is lost"):
        desk.seal(opened.report_id, PASSPHRASE)
    assert desk.versions(opened.report_id) == ()
    assert desk.seal(opened.report_id, PIN).version == 1


def test_she_can_sign_with_the_laptops_key_again_and_then_its_pin_is_asked(carded: House_) -> None:
    _, _, desk = carded
    first, second = trial.fill_sample(desk), trial.fill_sample(desk)
    desk.signing.choose(by_card=False)
    assert not desk.signing.by_card
    with pytest.raises(WrongPin):
        desk.seal(first.report_id, PIN)
    desk.seal(first.report_id, PASSPHRASE)
    assert certificate_in(desk, first.report_id) == desk.parts.officer.fingerprint
    desk.signing.choose(by_card=True)
    desk.seal(second.report_id, PIN)
    assert certificate_in(desk, second.report_id) != desk.parts.officer.fingerprint


def test_with_the_card_taken_out_the_draft_stays_and_is_sealed_when_it_is_back(carded: House_, reader: Reader) -> None:
    _, _, desk = carded
    opened = trial.fill_sample(desk)
    reader.take_out()
    with pytest.raises(CardProblem, match="not in the reader"):
        desk.seal(opened.report_id, PIN)
    assert desk.open_report(opened.report_id).sheet.stored() == opened.sheet.stored()
    reader.put_in()
    assert desk.seal(opened.report_id, PIN).version == 1


def test_a_strangers_card_signs_nothing(carded: House_, reader: Reader) -> None:
    _, _, desk = carded
    opened = trial.fill_sample(desk)
    reader.take_out()
    reader.new_card("Alex's card", "p256")
    with pytest.raises(CardProblem, match="not in the reader"):
        desk.seal(opened.report_id, PIN)
    assert desk.versions(opened.report_id) == ()


def test_a_key_that_hq_did_not_certify_signs_nothing_though_it_stands_on_her_card(carded: House_, reader: Reader) -> None:
    import pkcs11

    _, _, desk = carded
    opened = trial.fill_sample(desk)
    library = pkcs11.lib(MODULE)
    library.reinitialize()
    with library.get_token(token_label="Alex's card").open(rw=True, user_pin=PIN) as session:
        for thing in list(session.get_objects()):
            thing.destroy()
        where = {pkcs11.Attribute.EC_PARAMS: pkcs11.util.ec.encode_named_curve_parameters("secp256r1")}
        session.create_domain_parameters(pkcs11.KeyType.EC, where, local=True).generate_keypair(id=b"\x01", store=True)
    with pytest.raises(CardProblem, match="does not hold the key that HQ certified"):
        desk.seal(opened.report_id, PIN)
    assert desk.versions(opened.report_id) == ()


def test_hq_certifies_no_card_without_a_code_for_this_officer(plain: House_, reader: Reader) -> None:
    house, report, desk = plain
    reader.new_card("Card", "p256")
    with house.serving():
        for code in ("0000-0000-0000-0000", code_for(house, SECOND_STAR)):
            with pytest.raises(DeliveryProblem, match="code is wrong"):
                report.certify(desk, code, WANTED)
    assert desk.signing.card is None
    assert desk.seal(trial.fill_sample(desk).report_id, PASSPHRASE).version == 1


def test_a_certificate_for_another_star_or_another_key_is_not_kept(plain: House_, reader: Reader) -> None:
    _, _, desk = plain
    reader.new_card("Card", "p256")
    mine = desk.parts.officer
    with pytest.raises(VaultProblem, match="another key"):
        desk.signing.enrol(WANTED, lambda _star, _request: (mine.certificate_pem or "", mine.chain_pem))
    assert desk.signing.card is None


def test_a_certificate_that_expired_is_said_before_any_pin_is_asked(carded: House_) -> None:
    _, _, desk = carded
    card = desk.signing.card
    assert card is not None
    end = x509.load_pem_x509_certificate(card.certificate_pem.encode()).not_valid_after_utc
    assert desk.why_not_sealing() == ""
    with pytest.raises(NotCertified, match="expired"):
        identity.require_certified(desk.signing.officer(), end.replace(year=end.year + 1))


def test_late_numbers_and_companion_papers_are_signed_with_the_card_too(carded: House_) -> None:
    _, _, desk = carded
    opened = trial.fill_sample(desk)
    desk.seal(opened.report_id, PIN)
    kinds = [offer.kind for offer in desk.companions.offered(opened.report_id, 1) if not offer.refused]
    with pytest.raises(WrongCardPin):
        desk.companions.make(opened.report_id, 1, kinds[0], PASSPHRASE)
    assert desk.companions.make(opened.report_id, 1, kinds[0], PIN).pdf.startswith(b"%PDF-1.7")


def test_what_is_known_of_a_card_is_readable_in_this_vault_alone(carded: House_) -> None:
    _, _, desk = carded
    path = desk.parts.vault.folder / "card.sealed"
    assert b"Alex" not in path.read_bytes()
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    assert desk.signing.card is None, "a damaged one is as if there were none: the laptop's own key signs"
    assert desk.seal(trial.fill_sample(desk).report_id, PASSPHRASE).version == 1


def test_without_a_card_there_is_none_to_choose(plain: House_) -> None:
    _, _, desk = plain
    desk.signing.choose(by_card=False)
    with pytest.raises(CardProblem, match="No card is enrolled"):
        desk.signing.choose(by_card=True)
