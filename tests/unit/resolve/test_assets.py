from __future__ import annotations

from dataclasses import replace

from clearweights.domain.asset import AssetKind, Hub, Place, Provider, Reference, Role, Strength
from clearweights.domain.facts import Component, LicenseStatement, StatementSource
from clearweights.domain.license import FactStatus
from clearweights.domain.result import Asset, Basis, EffectiveState, LicenseFile
from clearweights.domain.use import Declaration, DeclaredAsset
from clearweights.knowledge import license_text, load_knowledge
from clearweights.resolve.assets import resolve_assets

KNOWLEDGE = load_knowledge()


def _ref(
    id: str,  # noqa: A002
    path: str = "a.py",
    kind: AssetKind = AssetKind.MODEL,
    hub: Hub = Hub.HUGGINGFACE,
    strength: Strength = Strength.USED,
    output: bool = False,
    how: str = "from_pretrained",
    provider: Provider | None = None,
) -> Reference:
    return Reference(
        place=Place(path=path, line=1), kind=kind, hub=hub, id=id, how=how, strength=strength,
        output=output, provider=provider,
    )  # fmt: skip


def _says(raw: str, **more: object) -> LicenseStatement:
    values: dict[str, object] = {
        "place": Place(path="README.md", line=2),
        "source": StatementSource.TAG,
        "raw": raw,
    }
    return LicenseStatement(**{**values, **more})  # type: ignore[arg-type]


def _resolve(
    references: list[Reference],
    statements: list[LicenseStatement] | None = None,
    files: list[tuple[LicenseFile, Component]] | None = None,
    declaration: Declaration | None = None,
) -> dict[str, Asset]:
    resolved = resolve_assets(
        references, statements or [], files or [], declaration or Declaration(), KNOWLEDGE
    )
    return {a.key.id: a for a in resolved.assets}


def test_many_places_make_one_asset() -> None:
    assets = _resolve([_ref("org/a", "b.py"), _ref("org/a", "a.py"), _ref("org/b")])
    assert [r.place.path for r in assets["org/a"].references] == ["a.py", "b.py"]
    assert set(assets) == {"org/a", "org/b"}


def test_a_file_that_uses_it_and_tells_no_purpose_leaves_the_purpose_untold() -> None:
    studied = replace(_ref("org/a", "eval/run.py"), role=Role.EVALUATE)
    beside = _ref("org/a", "eval/run.py", how="named-value")
    elsewhere = _ref("org/a", "serve.py")
    assert not _resolve([studied, beside])["org/a"].untold
    assert _resolve([studied, beside, elsewhere])["org/a"].untold
    assert not _resolve([studied, replace(elsewhere, strength=Strength.MENTIONED)])["org/a"].untold


def test_a_declared_purpose_settles_it() -> None:
    place = Place(path="clearweights.yaml", line=2)
    said = DeclaredAsset(place=place, id="org/a", role=Role.EVALUATE)
    silent = replace(said, role=None)
    known = _resolve([_ref("org/a")], declaration=Declaration(assets=(said,)))["org/a"]
    open_ = _resolve([_ref("org/a")], declaration=Declaration(assets=(silent,)))["org/a"]
    assert (known.untold, open_.untold) == (False, True)


def test_one_use_among_mentions_makes_it_used() -> None:
    mentioned = _ref("org/a", strength=Strength.MENTIONED)
    assert _resolve([mentioned])["org/a"].strength is Strength.MENTIONED
    assert _resolve([mentioned, _ref("org/a")])["org/a"].strength is Strength.USED


def test_a_tag_about_the_asset_is_its_declared_license() -> None:
    asset = _resolve([_ref("org/a")], [_says("apache-2.0", asset="org/a")])["org/a"]
    assert asset.effective.expression == "Apache-2.0"
    assert [r.basis for r in asset.readings] == [Basis.DECLARED]


def test_a_statement_about_the_project_says_nothing_of_a_foreign_asset() -> None:
    asset = _resolve([_ref("org/a")], [_says("mit"), _says("mit", component=Component.WEIGHTS)])
    assert asset["org/a"].effective.state is EffectiveState.UNKNOWN


def test_statements_about_weights_or_data_speak_of_what_the_project_publishes() -> None:
    references = [
        _ref("local:model", output=True, hub=Hub.LOCAL, strength=Strength.MENTIONED),
        _ref("local:data", kind=AssetKind.DATASET, output=True, hub=Hub.LOCAL),
    ]
    statements = [
        _says("cc-by-nc-4.0", component=Component.DATA),
        _says("apache-2.0", component=Component.WEIGHTS),
        _says("mit", component=Component.CODE),
    ]
    assets = _resolve(references, statements)
    assert assets["local:data"].effective.expression == "CC-BY-NC-4.0"
    assert assets["local:model"].effective.expression == "Apache-2.0"


def test_a_license_text_beside_a_card_governs_what_the_card_describes() -> None:
    file = LicenseFile(
        path="models/x/LICENSE", expression="MIT", match="identical", score=1.0, records=("mit",)
    )
    card = _ref("org/x", "models/x/README.md", output=True, how="card")
    tag = _says("apache-2.0", asset="org/x")
    asset = _resolve([card], [tag], [(file, Component.ANY)])["org/x"]
    assert asset.effective.state is EffectiveState.DISAGREE
    elsewhere = LicenseFile(path="LICENSE", expression="MIT", match="identical", score=1.0)
    assert _resolve([card], [tag], [(elsewhere, Component.ANY)])["org/x"].effective.expression == (
        "Apache-2.0"
    )


def test_a_card_describes_the_weights_that_lie_beside_it() -> None:
    weights = _ref("local:m/w.safetensors", "m/w.safetensors", hub=Hub.LOCAL, how="weights-file")
    other = _ref("local:n/w.safetensors", "n/w.safetensors", hub=Hub.LOCAL, how="weights-file")
    tag = _says("AGPL", asset="m", kind=AssetKind.MODEL, place=Place(path="m/README.md", line=2))
    file = LicenseFile(
        path="m/LICENSE", expression="MIT", match="identical", score=1.0, records=("mit",)
    )
    assets = _resolve([weights, other], [tag], [(file, Component.ANY)])
    assert assets["local:m/w.safetensors"].effective.state is EffectiveState.DISAGREE
    assert assets["local:n/w.safetensors"].readings == ()
    of_data = replace(tag, kind=AssetKind.DATASET)
    of_code = replace(tag, kind=None)
    for said in (of_data, of_code):
        (asset,) = _resolve([weights], [said]).values()
        assert asset.readings == ()


def test_a_name_without_an_edition_does_not_contradict_the_text_of_one() -> None:
    card = _ref("org/x", "x/README.md", output=True, how="card")
    tag = _says("gemma", asset="org/x")
    text = LicenseFile(
        path="x/LICENSE", expression="LicenseRef-scancode-gemma-tou-2024-04-01", match="identical",
        score=1.0, records=("gemma-tou-2024",),
    )  # fmt: skip
    effective = _resolve([card], [tag], [(text, Component.ANY)])["org/x"].effective
    assert effective.records == ("gemma-tou-2024",)
    told = _says("LicenseRef-scancode-gemma-tou-2025-03-24", asset="org/x")
    effective = _resolve([card], [told], [(text, Component.ANY)])["org/x"].effective
    assert effective.state is EffectiveState.DISAGREE


def test_words_that_leave_the_license_open_settle_on_no_single_one() -> None:
    effective = _resolve([_ref("org/x")], [_says("BSL", asset="org/x")])["org/x"].effective
    assert effective.state is EffectiveState.UNKNOWN
    assert set(effective.records) == {"boost-1.0", "busl-1.1"}


def test_a_version_that_only_our_records_settle_is_told() -> None:
    effective = _resolve([_ref("org/x")], [_says("AGPL", asset="org/x")])["org/x"].effective
    assert effective.expression == "AGPL-3.0-only"
    assert "gives no version" in str(effective.why)
    plain = _resolve([_ref("org/x")], [_says("mit", asset="org/x")])["org/x"].effective
    assert plain.why is None


def test_short_and_full_names_of_an_output_are_one_asset() -> None:
    card = _ref("support-8b", "models/support-8b/README.md", output=True, how="card")
    push = _ref("acme/support-8b", "train.py", output=True, how="hub_model_id")
    assets = _resolve([card, push], [_says("mit", asset="support-8b")])
    assert set(assets) == {"acme/support-8b"}
    assert assets["acme/support-8b"].effective.expression == "MIT"


def test_a_family_rule_that_was_verified_contradicts_a_loose_tag() -> None:
    asset = _resolve(
        [_ref("deepseek-ai/DeepSeek-V3")], [_says("mit", asset="deepseek-ai/DeepSeek-V3")]
    )["deepseek-ai/DeepSeek-V3"]
    assert asset.effective.state is EffectiveState.DISAGREE
    assert set(asset.effective.records) == {"deepseek-model-1.0", "mit"}


def test_a_family_rule_alone_is_what_we_know() -> None:
    asset = _resolve([_ref("meta-llama/Llama-3.1-8B")])["meta-llama/Llama-3.1-8B"]
    assert asset.effective.records == ("llama-3.1",)
    assert asset.effective.status is FactStatus.VERIFIED


def test_a_service_is_under_the_terms_of_who_is_called() -> None:
    service = AssetKind.SERVICE
    assets = _resolve(
        [
            _ref("gpt-4o", kind=service, hub=Hub.API, provider=Provider.OPENAI),
            _ref("gpt-4o", "b.py", kind=service, hub=Hub.API, provider=Provider.AZURE),
        ]
    )
    assert assets["gpt-4o (openai)"].effective.records == ("openai-services",)
    assert assets["gpt-4o (azure)"].effective.records != ("openai-services",)


def test_what_people_declare_is_used_even_where_no_file_names_it() -> None:
    declared = DeclaredAsset(
        place=Place(path="clearweights.yaml", line=3), id="org/x", license="mit",
        role=Role.QUANTIZE, modified=True,
    )  # fmt: skip
    asset = _resolve([], declaration=Declaration(assets=(declared,)))["org/x"]
    assert asset.strength is Strength.USED
    assert (asset.roles, asset.modified, asset.declared_by_people) == ((Role.QUANTIZE,), True, True)
    assert asset.effective.expression == "MIT"


def test_a_tag_that_points_to_a_file_means_what_the_file_holds() -> None:
    file = LicenseFile(
        path="models/x/LICENSE", expression="MIT", match="identical", score=1.0, records=("mit",)
    )
    place = Place(path="models/x/README.md", line=2)
    tag = _says("other", asset="pub/x", link="./LICENSE#terms", place=place)
    elsewhere = _says("other", asset="pub/y", link="LICENSE", place=Place(path="README.md", line=1))
    found = _resolve([_ref("pub/x"), _ref("pub/y")], [tag, elsewhere], [(file, Component.ANY)])
    assert found["pub/x"].effective.expression == "MIT"
    assert found["pub/y"].effective.state is EffectiveState.UNKNOWN


def test_a_license_copied_into_a_comment_is_recognized() -> None:
    words = license_text("mit")
    said = _says("Permission is hereby granted", source=StatementSource.HEADER, text=words)
    (read,) = resolve_assets([], [said], [], Declaration(), KNOWLEDGE).statements
    assert (read.expression, read.statement.raw) == ("MIT", "Permission is hereby granted")


def test_the_catalog_knows_what_a_name_is_that_only_stands_somewhere() -> None:
    name = "teknium/OpenHermes-2.5"
    guessed = replace(_ref(name, how="named-value"), role=Role.INFERENCE_LOCAL)
    asset = _resolve([guessed])[name]
    assert (asset.key.kind, asset.roles) == (AssetKind.DATASET, ())
    assert _resolve([_ref(name)])[name].key.kind is AssetKind.MODEL
    unknown = _ref("acme/gull-7b", how="named-value")
    assert _resolve([unknown])["acme/gull-7b"].key.kind is AssetKind.MODEL
