"""Who gets a certificate: whoever holds a code that HQ gave out, once, for what HQ wrote down."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtensionOID, NameOID
from sqlalchemy import select

from fieldreport.errors import HQProblem
from fieldreport.hq import certificates, enrolment
from fieldreport.hq.authority import DOCUMENT_SIGNING
from fieldreport.hq.office import WRONG_CODES
from fieldreport.hq.refusals import Refusal
from fieldreport.hq.tables import CodeRow
from tests.delivery.contract import fresh
from tests.fakes import NOON, LaptopKey

if TYPE_CHECKING:
    from fieldreport.hq.office import Office
    from tests.hq.conftest import Clock

OFFICER = {"star": "90001", "name": "Alex Sample", "rank": "Police Officer", "unit": "012"}


def raises_refusal(status: int) -> pytest.RaisesExc[Refusal]:
    return pytest.raises(Refusal, check=lambda problem: problem.status == status)


def enrolled(office: Office) -> LaptopKey:
    laptop = LaptopKey(fresh("laptop"))
    enrolment.enrol_device(office, code=enrolment.issue_device_code(office, "a squad car"), request=laptop.request(), peer="here")
    return laptop


def certify(office: Office, code: str, key: LaptopKey, *, device: str = "laptop-00000001", star: str = "90001") -> x509.Certificate:
    pem, chain = enrolment.enrol_officer(office, device=device, code=code, star=star, request=key.request("whatever"), peer="here")
    assert chain.count("BEGIN CERTIFICATE") == 2
    return x509.load_pem_x509_certificate(pem.encode())


def test_a_code_is_short_enough_to_type_and_is_not_kept(office: Office) -> None:
    code = enrolment.issue_device_code(office, "a squad car")
    assert len(code) == 19
    assert set(code) <= set(enrolment.ALPHABET + "-")
    with office.database.reading() as connection:
        rows = connection.execute(select(CodeRow.__table__)).all()  # type: ignore[attr-defined]
    assert code not in repr(rows)
    assert code.replace("-", "") not in repr(rows)


def test_a_laptop_is_enrolled_once_with_a_code(office: Office) -> None:
    laptop, thief = LaptopKey(fresh("laptop")), LaptopKey(fresh("laptop"))
    code = enrolment.issue_device_code(office, "a squad car")
    pem = enrolment.enrol_device(office, code=code, request=laptop.request(), peer="here")
    certificate = x509.load_pem_x509_certificate(pem.encode())
    certificate.verify_directly_issued_by(office.authority.device_ca.certificate)
    assert certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value == laptop.id
    assert (certificate.not_valid_after_utc - NOON).days == 90
    known = enrolment.find_device(office, laptop.id)
    assert known is not None
    assert known.public_key == laptop.key.public_key()
    with raises_refusal(403):
        enrolment.enrol_device(office, code=code, request=thief.request(), peer="here")


def test_a_lost_answer_is_given_again(office: Office) -> None:
    laptop, officer = LaptopKey(fresh("laptop")), LaptopKey(fresh("officer"))
    code = enrolment.issue_device_code(office, "a squad car")
    first = enrolment.enrol_device(office, code=code, request=laptop.request(), peer="here")
    assert enrolment.enrol_device(office, code=code, request=laptop.request(), peer="here") == first
    officers_code = enrolment.issue_officer_code(office, **OFFICER)
    assert certify(office, officers_code, officer) == certify(office, officers_code, officer)


@pytest.mark.parametrize("change", [str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("-", "")])
def test_a_code_may_be_typed_as_people_type(office: Office, change: object) -> None:
    assert callable(change)
    laptop = LaptopKey(fresh("laptop"))
    code = change(enrolment.issue_device_code(office, "a squad car")).replace("0", "O").replace("1", "l")
    assert enrolment.enrol_device(office, code=code, request=laptop.request(), peer="here")


def test_a_code_runs_out(office: Office, clock: Clock) -> None:
    laptop, officer = LaptopKey(fresh("laptop")), LaptopKey(fresh("officer"))
    code, officers_code = enrolment.issue_device_code(office, "a squad car"), enrolment.issue_officer_code(office, **OFFICER)
    clock.move(days=1, seconds=1)
    with raises_refusal(403):
        enrolment.enrol_device(office, code=code, request=laptop.request(), peer="here")
    assert certify(office, officers_code, officer)
    clock.move(days=7)
    with raises_refusal(403):
        certify(office, enrolment.issue_officer_code(office, **OFFICER) + "0", officer)


def test_the_officers_certificate_says_what_hq_wrote_down(office: Office) -> None:
    officer = LaptopKey(fresh("officer"))
    certificate = certify(office, enrolment.issue_officer_code(office, **OFFICER), officer)
    certificate.verify_directly_issued_by(office.authority.officers_ca.certificate)

    def named(kind: x509.ObjectIdentifier) -> object:
        return certificate.subject.get_attributes_for_oid(kind)[0].value

    assert named(NameOID.COMMON_NAME) == "Alex Sample"
    assert named(NameOID.SERIAL_NUMBER) == "90001"
    assert named(NameOID.TITLE) == "Police Officer"
    assert named(NameOID.ORGANIZATIONAL_UNIT_NAME) == "012"
    assert certificate.public_key() == officer.key.public_key()
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature
    assert usage.content_commitment
    assert not usage.key_cert_sign
    assert list(certificate.extensions.get_extension_for_oid(ExtensionOID.EXTENDED_KEY_USAGE).value) == [DOCUMENT_SIGNING]
    assert certificate.not_valid_before_utc < NOON < certificate.not_valid_after_utc
    assert (certificate.not_valid_after_utc - NOON).days == 3 * 365


def test_every_wrong_code_gets_the_same_words(office: Office) -> None:
    officer = LaptopKey(fresh("officer"))
    used = enrolment.issue_officer_code(office, **OFFICER)
    certify(office, used, LaptopKey(fresh("officer")))
    words = set()
    for code, star in (
        ("0000-0000-0000-0000", "90001"),
        (used, "90001"),
        (enrolment.issue_officer_code(office, **OFFICER), "90002"),
        (enrolment.issue_device_code(office, "a squad car"), "90001"),
        ("", "90001"),
        ("💥\ud800", "90001"),
    ):
        with raises_refusal(403) as caught:
            certify(office, code, officer, star=star)
        words.add(str(caught.value))
    assert len(words) == 1


def test_guessing_is_slowed_down_for_the_guesser_alone(office: Office, clock: Clock) -> None:
    laptop = LaptopKey(fresh("laptop"))
    code = enrolment.issue_device_code(office, "a squad car")
    for _ in range(WRONG_CODES):
        with raises_refusal(403):
            enrolment.enrol_device(office, code="0000-0000-0000-0000", request=laptop.request(), peer="a guesser")
    with raises_refusal(429) as caught:
        enrolment.enrol_device(office, code=code, request=laptop.request(), peer="a guesser")
    assert caught.value.retry_after is not None
    assert enrolment.enrol_device(office, code=code, request=laptop.request(), peer="somebody else")
    clock.move(seconds=caught.value.retry_after)
    assert enrolment.enrol_device(office, code=code, request=laptop.request(), peer="a guesser")


def test_nobody_takes_over_the_name_of_a_laptop(office: Office) -> None:
    laptop = enrolled(office)
    thief = LaptopKey(laptop.id)
    with raises_refusal(409):
        enrolment.enrol_device(office, code=enrolment.issue_device_code(office, "another"), request=thief.request(), peer="here")
    known = enrolment.find_device(office, laptop.id)
    assert known is not None
    assert known.public_key == laptop.key.public_key()


def test_a_laptop_renews_its_certificate_for_the_same_key(office: Office, clock: Clock) -> None:
    laptop = enrolled(office)
    clock.move(days=80)
    pem = enrolment.renew_device(office, device=laptop.id, request=laptop.request())
    assert (x509.load_pem_x509_certificate(pem.encode()).not_valid_after_utc - clock()).days == 90
    with raises_refusal(422):
        enrolment.renew_device(office, device=laptop.id, request=LaptopKey(laptop.id).request())
    with raises_refusal(422):
        enrolment.renew_device(office, device=laptop.id, request=laptop.request("laptop-other"))


def test_withdrawn_officers_stand_in_the_revocation_list(office: Office) -> None:
    star = fresh("STAR")
    key = LaptopKey(fresh("officer"))
    code = enrolment.issue_officer_code(office, **(OFFICER | {"star": star}))
    certificate = certify(office, code, key, star=star)
    assert enrolment.revoke_officer(office, star) == 1
    with office.database.reading() as connection:
        lists = office.authority.revocation_lists(enrolment.revoked_officers(connection), office.now())
    officers, root = (x509.load_der_x509_crl(item) for item in lists)
    assert officers.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None
    assert officers.is_signature_valid(office.authority.officers_ca.key.public_key())
    assert officers.next_update_utc is not None
    assert officers.last_update_utc < NOON < officers.next_update_utc
    assert root.issuer == office.authority.officers_ca.certificate.issuer
    with pytest.raises(HQProblem, match="No certificate"):
        enrolment.revoke_officer(office, star)


def test_a_withdrawn_laptop_cannot_come_back_by_a_code(office: Office) -> None:
    laptop = enrolled(office)
    enrolment.revoke_device(office, laptop.id)
    with pytest.raises(HQProblem, match="No laptop"):
        enrolment.revoke_device(office, laptop.id)
    with raises_refusal(409):
        enrolment.enrol_device(office, code=enrolment.issue_device_code(office, "again"), request=laptop.request(), peer="here")


def test_one_code_serves_one_of_many_who_come_at_once(office: Office) -> None:
    code = enrolment.issue_device_code(office, "a squad car")
    laptops = [LaptopKey(fresh("laptop")) for _ in range(6)]

    def attempt(laptop: LaptopKey) -> bool:
        try:
            enrolment.enrol_device(office, code=code, request=laptop.request(), peer="here")
        except Refusal:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(attempt, laptops)) == 1


@pytest.mark.parametrize(
    "request_text", ["", "hello", "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----", "é" * 9000]
)
def test_a_request_that_is_none_is_refused_in_words(office: Office, request_text: str) -> None:
    with raises_refusal(422):
        enrolment.enrol_device(office, code="0000-0000-0000-0000", request=request_text, peer="here")


def test_a_request_of_another_kind_of_key_or_a_forged_one_is_refused(office: Office) -> None:
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, fresh("laptop"))])
    weak = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(ec.generate_private_key(ec.SECP384R1()), hashes.SHA256())
    good = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(certificates.new_p256(), hashes.SHA256())
    forged = good.public_bytes(serialization.Encoding.DER)
    forged = forged[:-1] + bytes([forged[-1] ^ 1])
    for request in (weak, x509.load_der_x509_csr(forged)):
        with raises_refusal(422):
            enrolment.enrol_device(
                office,
                code=enrolment.issue_device_code(office, "x"),
                request=request.public_bytes(serialization.Encoding.PEM).decode(),
                peer="here",
            )


@pytest.mark.parametrize("wrong", [{"star": ""}, {"name": ""}, {"name": "x" * 65}, {"rank": "a\nb"}, {"unit": " 012"}, {"name": "nul\0"}])
def test_an_officer_who_does_not_fit_into_a_certificate_is_refused(office: Office, wrong: dict[str, str]) -> None:
    with pytest.raises(HQProblem):
        enrolment.issue_officer_code(office, **(OFFICER | wrong))


@pytest.mark.parametrize("star", ["9" * 17, "90 001", "#90001", "-1", "9\u0660001", "90001\n9"])
def test_a_star_that_no_laptop_takes_gets_no_code(office: Office, star: str) -> None:
    with pytest.raises(HQProblem, match="badge"):
        enrolment.issue_officer_code(office, **(OFFICER | {"star": star}))


def test_a_star_is_written_as_laptops_write_it(office: Office) -> None:
    code = enrolment.issue_officer_code(office, **(OFFICER | {"star": " a417 "}))
    certificate = certify(office, code, LaptopKey(fresh("officer")), star="A417")
    assert enrolment.star_of(certificates.pem(certificate)) == "A417"


def test_names_of_all_languages_fit(office: Office) -> None:
    code = enrolment.issue_officer_code(office, star="90777", name="Zoë Ñandú-Łukasz", rank="", unit="")
    certificate = certify(office, code, LaptopKey(fresh("officer")), star="90777")
    assert certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value == "Zoë Ñandú-Łukasz"
    assert enrolment.star_of(certificates.pem(certificate)) == "90777"
