"""What the report form calls the facts that NIBRS asks for.

The names are those of the whole form; the short form of version 2026112301, of which
sealed reports exist, had some of them and kept its agents among the people. A name
that a record does not have is a fact that was not asked.
"""

from __future__ import annotations

AGENTS, PEOPLE, GROUPS, VIOLATIONS, FORCE, INJURIES, PROPERTY, PREMISES = (
    "agents",
    "people",
    "groups",
    "violations",
    "force",
    "injuries",
    "property",
    "premises",
)
"""The repeats. Up to version 2026112501 the questions on premises stood by themselves, for one entry."""


AGENT_ROLE = "federal_agent"
"""The role of an agent among the people of the short form."""
AFFECTED_ROLE, DETAINED_ROLE, MEMBER_ROLE = "affected", "detained", "cpd_member"
NOT_DETERMINED = "not_determined"
"""The provision that says that the provision is for others to say."""

TABLES = {
    "location_type": "location_types",
    "premises_method": "entry_methods",
    "provision": "provisions",
    "violation_completed": "completion",
    "violation_using": "suspected_use",
    "violation_weapon": "weapons",
    "violation_circumstances": "circumstances",
    "force_kind": "force_kinds",
    "person_role": "roles",
    "person_age": "age_bands",
    "person_sex": "sexes",
    "person_race": "races",
    "person_ethnicity": "ethnicities",
    "person_relationship": "relationships",
    "officer_activity": "officer_activities",
    "officer_assignment": "officer_assignments",
    "agent_age": "age_bands",
    "agent_sex": "sexes",
    "agent_race": "races",
    "agent_ethnicity": "ethnicities",
    "injury_visible": "injuries",
    "property_kind": "property_kinds",
    "property_loss": "property_losses",
}
"""The code table from which each question is answered."""

LINKS = {
    "violation_person": PEOPLE,
    "violation_agent": AGENTS,
    "violation_group": GROUPS,
    "violation_force": FORCE,
    "force_agent": AGENTS,
    "force_person": PEOPLE,
    "injured_person": PEOPLE,
    "injured_agent": AGENTS,
}
"""Questions that are answered with a row, and of which repeat."""

PLAIN = (
    "occurred_from",
    "reported_at",
    "violation_any",
    "bias_any",
    "injury_any",
    "property_any",
    "premises_number",
    "agents_number",
    "group_number",
    "property_value",
    "property_returned",
)
"""Questions that are answered with yes and no, a number or a time."""
