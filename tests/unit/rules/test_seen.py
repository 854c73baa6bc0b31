"""Duties in the files of real projects, from the scan to the check."""

from __future__ import annotations

from pathlib import Path

import pytest

from clearweights.domain.finding import Code, Confidence, Severity
from clearweights.domain.license import DutyKind
from clearweights.domain.result import DutyState, Result
from clearweights.engine import evaluate, inspect
from clearweights.engine.inspection import Options
from clearweights.knowledge.texts import license_text

_LLAMA = "meta-llama/Llama-3.1-8B-Instruct"
_GEMMA = "google/gemma-2-9b"
_YOLO = "ultralytics/yolov8n"
_UNKNOWN_DATA = "some-lab/questions"
_SQUAD = "rajpurkar/squad"


def _project(
    root: Path, asset: str, files: dict[str, str], product_license: str = "proprietary", **use: str
) -> Result:
    told = {"distribution": "saas", "commercial": "true", "environment": "production"} | use
    lines = "".join(f"  {k}: {v}\n" for k, v in told.items())
    (root / "clearweights.yaml").write_text(
        f"schema: 1\nproduct:\n  license: {product_license}\nuse:\n{lines}assets:\n  - {asset}\n",
        encoding="utf-8",
    )
    for path, words in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(words, encoding="utf-8")
    return evaluate(inspect(root, Options(cache=False, jobs=1)))


def _state(result: Result, name: str, kind: DutyKind) -> tuple[DutyState, str]:
    checks = [c for k, cs in result.duties.items() if k.id == name for c in cs if c.kind is kind]
    assert len(checks) == 1, checks
    return checks[0].state, str(checks[0].place or "")


def _text(key: str) -> str:
    words = license_text(key)
    assert words is not None
    return words


def test_the_right_text_is_a_copy_and_a_sibling_edition_is_not(tmp_path: Path) -> None:
    model = f"{{id: {_LLAMA}, kind: model, role: inference-local, license: llama3.1}}"
    for name, key in (("right", "llama-3.1-license-2024"), ("wrong", "llama-3.2-license-2024")):
        (tmp_path / name).mkdir()
        result = _project(tmp_path / name, model, {"licenses/LICENSE-llama.txt": _text(key)})
        state, place = _state(result, _LLAMA, DutyKind.LICENSE_COPY)
        if name == "right":
            assert (state, place) == (DutyState.FULFILLED, "licenses/LICENSE-llama.txt")
        else:
            assert state is DutyState.MISSING
            found = next(f for f in result.findings if f.code is Code.LICENSE_COPY_MISSING)
            assert any("another edition" in str(r.statement) for r in found.reasons)


def test_the_notice_line_counts_in_a_notice_file_only(tmp_path: Path) -> None:
    model = f"{{id: {_LLAMA}, kind: model, role: redistribute, license: llama3.1}}"
    first = _project(tmp_path, model, {}, distribution="weights")
    words = next(
        c.words
        for c in first.duties[next(k for k in first.duties if k.id == _LLAMA)]
        if c.kind is DutyKind.NOTICE_FILE
    )
    assert words is not None
    readme = {"README.md": f"# App\n\n{words}\n"}
    result = _project(tmp_path, model, readme, distribution="weights")
    assert _state(result, _LLAMA, DutyKind.NOTICE_FILE) == (DutyState.NOT_VISIBLE, "README.md:3")
    result = _project(tmp_path, model, {"NOTICE": f"{words}\n"}, distribution="weights")
    assert _state(result, _LLAMA, DutyKind.NOTICE_FILE) == (DutyState.FULFILLED, "NOTICE:1")


def test_the_display_sentence_counts_in_the_interface_and_not_in_tests(tmp_path: Path) -> None:
    model = f"{{id: {_LLAMA}, kind: model, role: inference-local, license: llama3.1}}"
    page = "<footer>\nBuilt with Llama\n</footer>\n"
    result = _project(tmp_path, model, {"tests/page.html": page})
    assert _state(result, _LLAMA, DutyKind.DISPLAY)[0] is DutyState.NOT_VISIBLE
    plan = {"docs/plan.md": "TODO: we must show Built with Llama.\n", "tests/page.html": page}
    result = _project(tmp_path, model, plan)
    assert _state(result, _LLAMA, DutyKind.DISPLAY) == (DutyState.NOT_VISIBLE, "docs/plan.md:1")
    result = _project(tmp_path, model, {"web/index.html": page})
    assert _state(result, _LLAMA, DutyKind.DISPLAY) == (DutyState.FULFILLED, "web/index.html:2")


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Our service is good.\n", DutyState.MISSING),
        ("The service runs a model under the Gemma Terms of Use.\n", DutyState.NOT_VISIBLE),
        (
            "You may not use it against https://ai.google.dev/gemma/prohibited_use_policy .\n",
            DutyState.FULFILLED,
        ),
    ],
)
def test_terms_of_service_pass_restrictions_on_if_they_bind(
    tmp_path: Path, words: str, state: DutyState
) -> None:
    model = f"{{id: {_GEMMA}, kind: model, role: inference-hosted-api, license: gemma}}"
    result = _project(tmp_path, model, {"TERMS_OF_SERVICE.md": words}, distribution="api")
    checks = [
        c
        for key, found in result.duties.items()
        if key.id == _GEMMA
        for c in found
        if c.kind is DutyKind.PASS_ON_RESTRICTIONS
    ]
    assert {c.state for c in checks} == {state}
    raised = {f.code for f in result.findings}
    assert (Code.RESTRICTIONS_NOT_PASSED_ON in raised) == (state is DutyState.MISSING)


@pytest.mark.parametrize(
    ("path", "words", "state"),
    [
        ("README.md", "---\ndatasets:\n- rajpurkar/squad\nlicense: cc-by-sa-4.0\n---\n# Ours\n",
         DutyState.MISSING),
        ("CREDITS.md", "rajpurkar/squad: https://creativecommons.org/licenses/by-sa/4.0/\n",
         DutyState.FULFILLED),
        ("docs/plan.md", "We must not train on rajpurkar/squad, it is CC-BY-SA-4.0.\n",
         DutyState.MISSING),
    ],
)  # fmt: skip
def test_a_credit_line_names_the_data_and_its_license(
    tmp_path: Path, path: str, words: str, state: DutyState
) -> None:
    data = f"{{id: {_SQUAD}, kind: dataset, role: redistribute, license: cc-by-sa-4.0}}"
    result = _project(tmp_path, data, {path: words}, distribution="dataset")
    assert _state(result, _SQUAD, DutyKind.ATTRIBUTION)[0] is state


@pytest.mark.parametrize(
    ("path", "words", "state"),
    [
        ("NOTES.md", "Nothing.\n", DutyState.MISSING),
        ("docs/how.md", "We fine-tuned mistralai/Mistral-7B-v0.1 on tickets.\n",
         DutyState.NOT_VISIBLE),
        ("MODIFICATIONS.md", "mistralai/Mistral-7B-v0.1 was fine-tuned on tickets.\n",
         DutyState.FULFILLED),
    ],
)  # fmt: skip
def test_changes_are_stated_where_recipients_read(
    tmp_path: Path, path: str, words: str, state: DutyState
) -> None:
    base = "{id: mistralai/Mistral-7B-v0.1, kind: model, role: fine-tune, license: apache-2.0}"
    result = _project(tmp_path, base, {path: words}, distribution="weights")
    assert _state(result, "mistralai/Mistral-7B-v0.1", DutyKind.STATE_CHANGES)[0] is state


@pytest.mark.parametrize(
    ("link", "with_license", "state"),
    [
        ("https://github.com/ultralytics/ultralytics", True, DutyState.MISSING),
        ("https://github.com/acme/detector", False, DutyState.NOT_VISIBLE),
        ("https://github.com/acme/detector", True, DutyState.FULFILLED),
    ],
)
def test_source_is_offered_by_a_link_of_ones_own_and_the_license(
    tmp_path: Path, link: str, with_license: bool, state: DutyState
) -> None:
    model = f"{{id: {_YOLO}, kind: model, role: inference-hosted-api, license: agpl-3.0, modified: true}}"  # noqa: E501
    files = {"README.md": f"# Detector\n\nThe source code is at {link} .\n"}
    if with_license:
        files["LICENSE"] = _text("agpl-3.0")
    result = _project(tmp_path, model, files)
    states = {
        c.state
        for key, found in result.duties.items()
        if key.id == _YOLO
        for c in found
        if c.kind is DutyKind.SOURCE_OFFER
    }
    assert states == {state}
    raised = [f for f in result.findings if f.code is Code.SOURCE_OFFER_MISSING]
    assert bool(raised) == (state is DutyState.MISSING)
    if state is DutyState.NOT_VISIBLE:
        doubts = [f for f in result.findings if f.clause == "13" and f.could_stop]
        assert {f.severity for f in doubts} == {Severity.INFO}


def test_a_tag_against_the_license_file_beside_it_is_a_contradiction(tmp_path: Path) -> None:
    card = "---\nlicense: apache-2.0\npipeline_tag: image-classification\n---\n# acme/vision\n"
    model = "{id: acme/vision, kind: model, role: inference-local}"
    files = {"models/vision/README.md": card, "models/vision/LICENSE": _text("cc-by-nc-4.0")}
    result = _project(tmp_path, model, files)
    found = [f for f in result.findings if f.code is Code.DECLARATIONS_DISAGREE]
    assert [(f.asset.id, f.severity) for f in found] == [("acme/vision", Severity.MAJOR)]
    places = {r.place.path for r in found[0].reasons if r.place}
    assert {"models/vision/README.md", "models/vision/LICENSE"} <= places


def test_a_notice_file_in_other_words_is_not_the_line_that_is_demanded(tmp_path: Path) -> None:
    model = f"{{id: {_LLAMA}, kind: model, role: redistribute, license: llama3.1}}"
    words = f"{_LLAMA}, Copyright Meta\n"
    result = _project(tmp_path, model, {"NOTICE": words}, distribution="weights")
    assert _state(result, _LLAMA, DutyKind.NOTICE_FILE)[0] is DutyState.MISSING


def test_a_paper_of_the_house_about_terms_binds_nobody(tmp_path: Path) -> None:
    model = f"{{id: {_GEMMA}, kind: model, role: inference-hosted-api, license: gemma}}"
    words = "You may not use it against the Gemma Terms of Use.\n"
    result = _project(tmp_path, model, {"legal/review.md": words}, distribution="api")
    assert Code.RESTRICTIONS_NOT_PASSED_ON in {f.code for f in result.findings}


def _above_info(result: Result) -> list[tuple[str, str, str]]:
    return [
        (f.severity.word, f.code.value, f.asset.id)
        for f in result.findings
        if f.severity is not Severity.INFO
    ]


def test_a_llama_fine_tune_with_everything_in_its_files_is_quiet(tmp_path: Path) -> None:
    base = "meta-llama/Llama-3.1-8B"
    model = f"{{id: {base}, kind: model, role: fine-tune, license: llama3.1, produces: {{name: Llama-Acme-8B}}}}"  # noqa: E501
    first = _project(tmp_path, model, {}, distribution="weights")
    line = next(
        c.words for cs in first.duties.values() for c in cs if c.kind is DutyKind.NOTICE_FILE
    )
    files = {
        "LICENSE": _text("llama-3.1-license-2024"),
        "NOTICE": f"{line}\n",
        "docs/card.md": "# Llama-Acme-8B\n\nBuilt with Llama.\n",
    }
    (tmp_path / "done").mkdir()
    result = _project(tmp_path / "done", model, files, distribution="weights")
    missing = [found for found in _above_info(result) if found[1].endswith("-missing")]
    assert missing == []


def test_a_gemma_fine_tune_with_everything_in_its_files_is_quiet(tmp_path: Path) -> None:
    model = f"{{id: {_GEMMA}, kind: model, role: fine-tune, license: gemma, produces: {{name: acme-g}}}}"  # noqa: E501
    first = _project(tmp_path, model, {}, distribution="application")
    line = next(
        (c.words for cs in first.duties.values() for c in cs if c.kind is DutyKind.NOTICE_FILE),
        None,
    )
    files = {
        "licenses/gemma.txt": _text("gemma-tou-2025-03-24"),
        "NOTICE": f"{line or ''}\n",
        "EULA.txt": "You must not use the app against the Gemma Terms of Use.\n"
        "Prohibited uses: https://ai.google.dev/gemma/prohibited_use_policy\n",
        "MODIFICATIONS.md": f"{_GEMMA} was fine-tuned on our tickets.\n",
    }
    (tmp_path / "done").mkdir()
    result = _project(tmp_path / "done", model, files, distribution="application")
    assert _above_info(result) == []


@pytest.mark.parametrize(("lines", "state"), [(3, DutyState.FULFILLED), (4, DutyState.MISSING)])
def test_a_credit_names_the_license_within_three_lines(
    lines: int, state: DutyState, tmp_path: Path
) -> None:
    data = f"{{id: {_UNKNOWN_DATA}, kind: dataset, role: redistribute, license: cc-by-4.0}}"
    words = f"We use {_UNKNOWN_DATA} here." + "\n" * lines + "License: CC-BY-4.0\n"
    result = _project(tmp_path, data, {"CREDITS.md": words}, distribution="dataset")
    assert _state(result, _UNKNOWN_DATA, DutyKind.ATTRIBUTION)[0] is state


@pytest.mark.parametrize(
    ("terms", "state"), [("gemma", DutyState.FULFILLED), ("mit", DutyState.MISSING)]
)
def test_a_result_under_the_same_license_binds_those_who_receive_it(
    terms: str, state: DutyState, tmp_path: Path
) -> None:
    model = f"{{id: {_GEMMA}, kind: model, role: fine-tune, license: gemma, produces: {{name: t}}}}"
    files = {"LICENSE": _text("gemma-tou-2025-03-24")}
    result = _project(tmp_path, model, files, distribution="weights", product_license=terms)
    assert _state(result, _GEMMA, DutyKind.PASS_ON_RESTRICTIONS)[0] is state


def test_words_of_a_license_in_play_are_its_own_and_no_substitute(tmp_path: Path) -> None:
    models = (
        f"{{id: {_LLAMA}, kind: model, role: inference-local, license: llama3.1}}\n"
        "  - {id: meta-llama/Meta-Llama-3-8B, kind: model, role: inference-local, license: llama3}"
    )
    result = _project(tmp_path, models, {"web/index.html": "<p>Built with Meta Llama 3</p>\n"})
    found = next(f for f in result.findings if f.code is Code.DISPLAY_NOTICE_MISSING)
    assert (found.asset.id, found.severity) == (_LLAMA, Severity.MAJOR)


def test_a_sentence_in_other_words_counts_only_where_users_see_it(tmp_path: Path) -> None:
    model = f"{{id: {_LLAMA}, kind: model, role: inference-local, license: llama3.1}}"
    result = _project(tmp_path, model, {"tests/page.html": "<p>Powered by Llama</p>\n"})
    found = next(f for f in result.findings if f.code is Code.DISPLAY_NOTICE_MISSING)
    assert found.severity is Severity.MAJOR


def test_the_address_of_a_license_is_a_copy_only_where_it_asks_for_credit(tmp_path: Path) -> None:
    line = "Uses lab/model (https://www.apache.org/licenses/LICENSE-2.0).\n"
    model = "{id: lab/model, kind: model, role: inference-local, license: apache-2.0}"
    result = _project(tmp_path, model, {"CREDITS.md": line}, distribution="application")
    assert _state(result, "lab/model", DutyKind.LICENSE_COPY)[0] is DutyState.MISSING


def test_the_matrix_of_software_licenses_is_named_where_it_agrees(tmp_path: Path) -> None:
    part = "{id: lab/part, kind: model, license: gpl-2.0-only, linked: true}"
    result = _project(tmp_path, part, {}, "Apache-2.0", distribution="application")
    found = next(f for f in result.findings if f.code is Code.SHARE_ALIKE)
    said = [str(r.statement) for r in found.reasons if "OSADL" in (r.source or "")]
    assert said == ["The OSADL compatibility matrix comes to the same result."]
    assert found.confidence is Confidence.CERTAIN


def test_words_that_nobody_can_read_as_a_license_are_shown(tmp_path: Path) -> None:
    model = "{id: lab/odd, kind: model, role: inference-local, license: ask my lawyer}"
    result = _project(tmp_path, model, {})
    found = next(f for f in result.findings if f.code is Code.LICENSE_UNKNOWN)
    said = [str(r.statement) for r in found.reasons]
    assert any("is given as “ask my lawyer”" in words for words in said), said


_WEIGHTS = "acme/weights"


@pytest.mark.parametrize(
    ("words", "changed", "state", "severity"),
    [
        ("", "false", DutyState.MISSING, Severity.MAJOR),
        ("We use acme/weights.", "false", DutyState.MISSING, Severity.MAJOR),
        ("acme/weights is under MPL-2.0.", "false", DutyState.NOT_VISIBLE, None),
        ("https://huggingface.co/acme/weights", "false", DutyState.NOT_VISIBLE, None),
        (
            "acme/weights (MPL-2.0): https://huggingface.co/acme/weights",
            "false",
            DutyState.FULFILLED,
            None,
        ),
        (
            "acme/weights (MPL-2.0): https://huggingface.co/acme/weights",
            "true",
            DutyState.MISSING,
            Severity.BLOCKER,
        ),
    ],
)
def test_a_link_to_the_makers_is_the_source_of_what_nobody_changed_under_mpl(
    tmp_path: Path, words: str, changed: str, state: DutyState, severity: Severity | None
) -> None:
    model = f"{{id: {_WEIGHTS}, role: inference-local, license: mpl-2.0, modified: {changed}}}"
    files = {"README.md": f"# Acme\n\n{words}\n"}
    result = _project(tmp_path, model, files, distribution="application")
    assert _state(result, _WEIGHTS, DutyKind.SOURCE_OFFER)[0] is state
    raised = [f.severity for f in result.findings if f.code is Code.SOURCE_OFFER_MISSING]
    assert raised == ([severity] if severity else [])


@pytest.mark.parametrize("distribution", ["saas", "api", "internal"])
def test_weights_under_mpl_that_nobody_receives_owe_no_source(
    tmp_path: Path, distribution: str
) -> None:
    model = f"{{id: {_WEIGHTS}, role: inference-local, license: mpl-2.0}}"
    result = _project(tmp_path, model, {}, distribution=distribution)
    assert not [f for f in result.findings if f.clause == "3.2(a)"]


def test_a_link_to_the_makers_is_no_offer_under_gpl(tmp_path: Path) -> None:
    model = f"{{id: {_WEIGHTS}, role: inference-local, license: gpl-3.0, modified: false}}"
    files = {"README.md": "acme/weights (GPL-3.0): https://huggingface.co/acme/weights\n"}
    result = _project(tmp_path, model, files, distribution="application")
    raised = [f.severity for f in result.findings if f.code is Code.SOURCE_OFFER_MISSING]
    assert raised == [Severity.BLOCKER]


def test_the_license_of_a_pointer_may_be_linked(tmp_path: Path) -> None:
    model = f"{{id: {_WEIGHTS}, role: inference-local, license: mpl-2.0}}"
    files = {"NOTICE": "acme/weights, https://www.mozilla.org/MPL/2.0/\n"}
    result = _project(tmp_path, model, files, distribution="application")
    assert _state(result, _WEIGHTS, DutyKind.LICENSE_COPY)[0] is DutyState.FULFILLED
