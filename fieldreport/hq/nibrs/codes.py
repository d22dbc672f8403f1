"""What the NIBRS technical specification allows: data elements, their lengths, repeats and code lists, as data.

Source of everything here: FBI, *National Incident-Based Reporting System Technical
Specification*, version 2019.1 of 31 July 2018 (public domain; copy kept at
https://github.com/SEARCH-NCJIS/nibrs). HQ checks for a newer edition before it submits anything.

Element 30 (resident status) is optional there and is not here: nobody is asked
where a person lives or comes from (Chicago Municipal Code 2-173-030). The
arrestee segment (elements 40 to 52) is not here either: this report arrests nobody. Elements
18 to 22 belong to stolen motor vehicles and to drugs (240, 35A), which no provision of
our tables is mapped to; 25C and 32 to officers of other agencies and to 09C, likewise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SPECIFICATION = "NIBRS technical specification 2019.1"


def _codes(text: str) -> dict[str, str]:
    """Read ``code words; code words``."""
    pairs = (entry.strip().split(" ", 1) for entry in text.replace("\n", " ").split(";"))
    return {pair[0]: pair[1].strip() for pair in pairs}


GROUP_A = _codes(
    """09A Murder and non-negligent manslaughter; 09B Negligent manslaughter; 09C Justifiable homicide; 100 Kidnapping or abduction;
    11A Rape; 11B Sodomy; 11C Sexual assault with an object; 11D Fondling; 120 Robbery; 13A Aggravated assault; 13B Simple assault;
    13C Intimidation; 200 Arson; 210 Extortion or blackmail; 220 Burglary; 23A Pocket-picking; 23B Purse-snatching; 23C Shoplifting;
    23D Theft from building; 23E Theft from coin-operated machine; 23F Theft from motor vehicle; 23G Theft of motor vehicle parts;
    23H All other larceny; 240 Motor vehicle theft; 250 Counterfeiting or forgery; 26A False pretenses; 26B Credit card fraud;
    26C Impersonation; 26D Welfare fraud; 26E Wire fraud; 26F Identity theft; 26G Hacking; 270 Embezzlement; 280 Stolen property;
    290 Destruction, damage or vandalism of property; 35A Drug violations; 35B Drug equipment violations; 36A Incest;
    36B Statutory rape; 370 Pornography; 39A Betting; 39B Operating gambling; 39C Gambling equipment; 39D Sports tampering;
    40A Prostitution; 40B Assisting prostitution; 40C Purchasing prostitution; 510 Bribery; 520 Weapon law violations;
    64A Human trafficking, commercial sex acts; 64B Human trafficking, involuntary servitude; 720 Animal cruelty"""
)
GROUP_B = _codes(
    """90A Bad checks; 90B Curfew or loitering; 90C Disorderly conduct; 90D Driving under the influence; 90E Drunkenness;
    90F Family offenses, nonviolent; 90G Liquor law violations; 90H Peeping tom; 90J Trespass of real property; 90Z All other offenses"""
)
"""Group B offenses are reported only with an arrest: they never make an offense segment here."""

HOMICIDES = frozenset({"09A", "09B", "09C"})
ASSAULTS = frozenset({"13A", "13B", "13C"})
AGAINST_PERSONS = HOMICIDES | ASSAULTS | {"100", "11A", "11B", "11C", "11D", "36A", "36B", "64A", "64B"}
AGAINST_SOCIETY = frozenset({"35A", "35B", "370", "39A", "39B", "39C", "39D", "40A", "40B", "40C", "520", "720"})
AGAINST_PROPERTY = frozenset(GROUP_A) - AGAINST_PERSONS - AGAINST_SOCIETY
NEED_PROPERTY = AGAINST_PROPERTY | {"100", "35A", "35B", "39A", "39B", "39C", "39D"}
NEED_WEAPON = HOMICIDES | {"100", "11A", "11B", "11C", "11D", "120", "13A", "13B", "210", "520", "64A", "64B"}
NEED_INJURY = frozenset({"100", "11A", "11B", "11C", "11D", "120", "13A", "13B", "210", "64A", "64B"})
NEED_CIRCUMSTANCES = frozenset({"09A", "09B", "13A"})
NEED_ACTIVITY = frozenset({"250", "280", "35A", "35B", "39C", "370", "520", "720"})
NEED_RELATIONSHIP = AGAINST_PERSONS | AGAINST_PROPERTY
ONLY_COMPLETED = HOMICIDES | ASSAULTS
"""Offenses of which element 7 can only be C: an attempted homicide is reported as 13A."""
OFFICER_VICTIM = frozenset({"09A", "13A", "13B", "13C"})
"""Offenses with which a victim can be of type L, a law enforcement officer."""
SIMPLE_ASSAULT_WEAPONS = frozenset({"40", "90", "95", "99"})

NO_INJURY, NO_WEAPON, OTHER_WEAPON = "N", "99", "90"
NOBODY_KNOWN = "00"
"""Offender sequence number when nothing at all is known of the offenders."""

_SEX = _codes("M Male; F Female; U Unknown")
_RACE = _codes(
    "W White; B Black or African American; I American Indian or Alaska Native; A Asian; "
    "P Native Hawaiian or other Pacific Islander; U Unknown"
)
_ETHNICITY = _codes("H Hispanic or Latino; N Not Hispanic or Latino; U Unknown")


@dataclass(frozen=True, slots=True)
class Element:
    """One data element."""

    number: str
    words: str
    length: int
    """The most characters of one value."""
    most: int = 1
    """The most values in one segment."""
    codes: Mapping[str, str] | None = None
    """What a value may be, with its words; ``None`` when it is not a code."""
    pattern: str = ""
    """What a value looks like when it is not a code."""
    alone: frozenset[str] = field(default_factory=frozenset)
    """Codes that stand alone: none and unknown."""

    def takes(self, value: str) -> bool:
        """Return whether a value is allowed."""
        if self.number in ("26", "37"):
            return is_age(value)
        known = value in self.codes if self.codes is not None else re.fullmatch(self.pattern, value) is not None
        return known and len(value) <= self.length

    def says(self, value: str) -> str:
        """Return a value with its words: ``13 Highway, road, alley, street or sidewalk``."""
        return f"{value} {self.codes[value]}" if self.codes is not None and value in self.codes else value


def is_age(value: str) -> bool:
    """Return whether a value is an age: NN, NB, BB, 00 (not known), 01 to 98, 99 (over 98), or a range of two such years, as 2544.

    A range has no 00 in it and rises: 00 means not known.
    """
    if value in ("NN", "NB", "BB"):
        return True
    if not re.fullmatch(r"[0-9]{2}([0-9]{2})?", value):
        return False
    return len(value) == 2 or "00" < value[:2] < value[2:]


_ALL = (
    Element("1", "ORI", 9, pattern="[A-Z0-9]{9}"),
    Element("2", "Incident number", 12, pattern="[A-Z0-9 -]{1,12}"),
    Element("3", "Incident date", 8, pattern=r"[12][0-9]{3}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"),
    Element("3R", "Report date indicator", 1, codes=_codes("R The date is that of the report")),
    Element("3H", "Incident hour", 2, pattern="([01][0-9]|2[0-3])"),
    Element(
        "4",
        "Cleared exceptionally",
        1,
        codes=_codes(
            "A Death of offender; B Prosecution declined; C In custody of other jurisdiction; D Victim refused to cooperate; "
            "E Juvenile, no custody; N Not applicable"
        ),
    ),
    Element("6", "UCR offense code", 3, codes=GROUP_A),
    Element("7", "Attempted or completed", 1, codes=_codes("A Attempted; C Completed")),
    Element(
        "8",
        "Offender suspected of using",
        1,
        3,
        _codes("A Alcohol; C Computer equipment; D Drugs; N Not applicable"),
        alone=frozenset("N"),
    ),
    Element(
        "8A",
        "Bias motivation",
        2,
        5,
        _codes(
            """11 Anti-White; 12 Anti-Black; 13 Anti-American Indian; 14 Anti-Asian; 15 Anti-multiple races;
            16 Anti-Native Hawaiian or Pacific Islander; 21 Anti-Jewish; 22 Anti-Catholic; 23 Anti-Protestant; 24 Anti-Islamic;
            25 Anti-other religion; 26 Anti-multiple religions; 27 Anti-atheism; 28 Anti-Mormon; 29 Anti-Jehovah's Witness;
            31 Anti-Arab; 32 Anti-Hispanic or Latino; 33 Anti-other race, ethnicity or ancestry; 41 Anti-gay; 42 Anti-lesbian;
            43 Anti-LGBT; 44 Anti-heterosexual; 45 Anti-bisexual; 51 Anti-physical disability; 52 Anti-mental disability; 61 Anti-male;
            62 Anti-female; 71 Anti-transgender; 72 Anti-gender non-conforming; 81 Anti-Eastern Orthodox; 82 Anti-other Christian;
            83 Anti-Buddhist; 84 Anti-Hindu; 85 Anti-Sikh; 88 None; 99 Unknown"""
        ),
        alone=frozenset({"88", "99"}),
    ),
    Element(
        "9",
        "Location type",
        2,
        codes=_codes(
            """01 Air, bus or train terminal; 02 Bank; 03 Bar or nightclub; 04 Church, synagogue, temple or mosque;
            05 Commercial or office building; 06 Construction site; 07 Convenience store; 08 Department or discount store;
            09 Drug store, doctor's office or hospital; 10 Field or woods; 11 Government or public building; 12 Grocery or supermarket;
            13 Highway, road, alley, street or sidewalk; 14 Hotel or motel; 15 Jail, prison, penitentiary or corrections facility;
            16 Lake, waterway or beach; 17 Liquor store; 18 Parking lot or garage; 19 Rental storage facility; 20 Residence or home;
            21 Restaurant; 22 School or college (until 2010); 23 Service or gas station; 24 Specialty store; 25 Other or unknown;
            37 Abandoned or condemned structure; 38 Amusement park; 39 Arena, stadium, fairgrounds or coliseum;
            40 ATM separate from bank; 41 Auto dealership; 42 Camp or campground; 44 Day-care facility; 45 Dock, wharf or terminal;
            46 Farm facility; 47 Gambling facility; 48 Industrial site; 49 Military installation; 50 Park or playground; 51 Rest area;
            52 School, college or university; 53 School, elementary or secondary; 54 Shelter; 55 Shopping mall; 56 Tribal lands;
            57 Community center; 58 Cyberspace"""
        ),
    ),
    Element("10", "Number of premises entered", 2, pattern="[0-9]{1,2}"),
    Element("11", "Method of entry", 1, codes=_codes("F Force; N No force")),
    Element("12", "Type of criminal activity", 1, 3, pattern="[A-Z]"),
    Element(
        "13",
        "Type of weapon or force",
        2,
        3,
        _codes(
            """11 Firearm, type not stated; 12 Handgun; 13 Rifle; 14 Shotgun; 15 Other firearm; 20 Knife or cutting instrument;
            30 Blunt object; 35 Motor vehicle used as a weapon; 40 Personal weapons (hands, feet); 50 Poison; 60 Explosives;
            65 Fire or incendiary device; 70 Drugs; 85 Asphyxiation; 90 Other; 95 Unknown; 99 None"""
        ),
        alone=frozenset({NO_WEAPON}),
    ),
    Element(
        "14",
        "Type of property loss",
        1,
        codes=_codes(
            "1 None; 2 Burned; 3 Counterfeited or forged; 4 Destroyed, damaged or vandalized; 5 Recovered; 6 Seized; 7 Stolen; 8 Unknown"
        ),
    ),
    Element("15", "Property description", 2, pattern="0[1-9]|[12][0-9]|3[0-9]|4[1-9]|59|6[4-9]|7[0-9]|80|88"),
    Element("16", "Value of property", 9, pattern="[0-9]{1,9}"),
    Element("17", "Date recovered", 8, pattern=r"[12][0-9]{3}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"),
    Element("23", "Victim sequence number", 3, pattern="00[1-9]|0[1-9][0-9]|[1-9][0-9]{2}"),
    Element("24", "Victim connected to offense", 3, 10, GROUP_A),
    Element(
        "25",
        "Type of victim",
        1,
        codes=_codes(
            "B Business; F Financial institution; G Government; I Individual; L Law enforcement officer in the line of duty; O Other; "
            "R Religious organization; S Society or public; U Unknown"
        ),
    ),
    Element(
        "25A",
        "Officer activity",
        2,
        codes=_codes(
            "01 Disturbance call; 02 Burglary in progress; 03 Robbery in progress; 04 Attempting other arrest; 05 Civil disorder; "
            "06 Custody of prisoners; 07 Suspicious persons or circumstances; 08 Ambush; 09 Mentally deranged assailant; "
            "10 Traffic pursuit or stop; 11 All other"
        ),
    ),
    Element(
        "25B",
        "Officer assignment",
        1,
        codes=_codes(
            "F Two-officer vehicle; G One-officer vehicle, alone; H One-officer vehicle, assisted; I Detective, alone; "
            "J Detective, assisted; K Other, alone; L Other, assisted"
        ),
    ),
    Element("26", "Age of victim", 4),
    Element("27", "Sex of victim", 1, codes=_SEX),
    Element("28", "Race of victim", 1, codes=_RACE),
    Element("29", "Ethnicity of victim", 1, codes=_ETHNICITY),
    Element(
        "31",
        "Circumstances of aggravated assault or homicide",
        2,
        2,
        _codes(
            """01 Argument; 02 Assault on law enforcement officer; 03 Drug dealing; 04 Gangland; 05 Juvenile gang; 06 Lovers' quarrel;
            07 Mercy killing; 08 Other felony involved; 09 Other circumstances; 10 Unknown circumstances; 20 Killed by private citizen;
            21 Killed by police officer; 30 Child playing with weapon; 31 Gun-cleaning accident; 32 Hunting accident;
            33 Other negligent weapon handling; 34 Other negligent killing"""
        ),
        alone=frozenset({"10"}),
    ),
    Element(
        "33",
        "Type of injury",
        1,
        5,
        _codes(
            "N None; B Apparent broken bones; I Possible internal injury; L Severe laceration; M Apparent minor injury; "
            "O Other major injury; T Loss of teeth; U Unconsciousness"
        ),
        alone=frozenset({NO_INJURY}),
    ),
    Element("34", "Offender number to be related", 2, 10, pattern="[0-9]{2}"),
    Element(
        "35",
        "Relationship of victim to offender",
        2,
        10,
        _codes(
            """SE Spouse; CS Common-law spouse; PA Parent; SB Sibling; CH Child; GP Grandparent; GC Grandchild; IL In-law;
            SP Stepparent; SC Stepchild; SS Stepsibling; OF Other family member; AQ Acquaintance; FR Friend; NE Neighbor; BE Babysittee;
            BG Boyfriend or girlfriend; CF Child of boyfriend or girlfriend; XS Ex-spouse; EE Employee; ER Employer; OK Otherwise known;
            RU Relationship unknown; ST Stranger; VO Victim was offender"""
        ),
    ),
    Element("36", "Offender sequence number", 2, pattern="[0-9]{2}"),
    Element("37", "Age of offender", 4),
    Element("38", "Sex of offender", 1, codes=_SEX),
    Element("39", "Race of offender", 1, codes=_RACE),
    Element("39A", "Ethnicity of offender", 1, codes=_ETHNICITY),
)
ELEMENTS: Mapping[str, Element] = {element.number: element for element in _ALL}
"""By number; ``3R`` and ``3H`` are the report date indicator and the hour that belong to element 3."""
