"""A whole inspection with the hub's help, against a local server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.hub_server import SHA, FakeHub, Repository, fake_hub

from clearweights.domain.asset import AssetKey, AssetKind, Hub
from clearweights.domain.result import Asset, Basis, EffectiveState, Inspection
from clearweights.engine import Options, evaluate, inspect
from clearweights.hub.local import local_files


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    for name in ("HF_TOKEN", "HF_HUB_OFFLINE", "HF_HOME", "HF_TOKEN_PATH"):
        monkeypatch.delenv(name, raising=False)


def _inspect(root: Path, hub: FakeHub, monkeypatch: pytest.MonkeyPatch, *ids: str) -> Inspection:
    monkeypatch.setenv("HF_ENDPOINT", hub.address)
    lines = [f"AutoModel.from_pretrained('{name}')" for name in ids]
    (root / "app.py").write_text("from transformers import AutoModel\n" + "\n".join(lines))
    return inspect(root, Options(online=True, cache=False))


def _asset(inspection: Inspection, name: str) -> Asset:
    return next(a for a in inspection.assets if a.key.id == name)


def test_nothing_is_contacted_unless_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with fake_hub(zephyr__alpha=Repository(card={"license": "mit"})) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        (tmp_path / "app.py").write_text("m = AutoModel.from_pretrained('zephyr/alpha')")
        inspection = inspect(tmp_path, Options(cache=False))
        assert hub.asked == []
        assert inspection.contacted == ()


def test_the_hubs_tag_is_what_is_cataloged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with fake_hub(zephyr__alpha=Repository(card={"license": "mit"})) as hub:
        inspection = _inspect(tmp_path, hub, monkeypatch, "zephyr/alpha")
        asset = _asset(inspection, "zephyr/alpha")
        assert asset.effective.expression == "MIT"
        assert [r.basis for r in asset.readings] == [Basis.CATALOGED]
        assert inspection.contacted == (hub.address.removeprefix("http://"),)
        assert inspection.statements == ()
        assert inspection.complete


def test_base_models_are_followed_up_the_whole_chain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fake_hub(
        zephyr__alpha=Repository(card={"license": "mit", "base_model": "meltemi/beta"}),
        meltemi__beta=Repository(card={"license": "mit", "base_model": "mistral_wind/gamma"}),
        mistral_wind__gamma=Repository(
            card={"license": "cc-by-nc-4.0", "base_model": "zephyr/alpha"}
        ),
    ) as hub:
        inspection = _inspect(tmp_path, hub, monkeypatch, "zephyr/alpha")
        edges = {(e.child.id, e.parent.id) for e in inspection.edges}
        assert edges == {
            ("zephyr/alpha", "meltemi/beta"),
            ("meltemi/beta", "mistral_wind/gamma"),
            ("mistral_wind/gamma", "zephyr/alpha"),
        }
        assert _asset(inspection, "mistral_wind/gamma").effective.expression == "CC-BY-NC-4.0"
        codes = {(f.code.value, f.asset.id) for f in evaluate(inspection).findings}
        assert ("declarations-disagree", "zephyr/alpha") in codes


def test_prose_of_the_card_contradicts_its_tag(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = "---\nlicense: mit\n---\n# A\n\nThe model is licensed under CC BY-NC 4.0.\n"
    with fake_hub(
        zephyr__alpha=Repository(card={"license": "mit"}, files={"README.md": card})
    ) as hub:
        asset = _asset(_inspect(tmp_path, hub, monkeypatch, "zephyr/alpha"), "zephyr/alpha")
        assert asset.effective.state is EffectiveState.DISAGREE
        places = {r.place.path for r in asset.readings if r.place}
        assert f"{hub.address}/zephyr/alpha/resolve/{'a' * 40}/README.md" in places


@pytest.mark.parametrize(
    "behavior", ["gated", "missing", "broken", "garbage", "empty", "truncated"]
)
def test_an_asset_that_cannot_be_looked_up_is_a_problem_never_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, behavior: str
) -> None:
    with fake_hub(zephyr__alpha=Repository(behavior=behavior), zephyr__beta=Repository()) as hub:
        inspection = _inspect(tmp_path, hub, monkeypatch, "zephyr/alpha", "zephyr/beta")
        assert [(p.path, p.step) for p in inspection.problems] == [("zephyr/alpha", "hub")]
        assert not inspection.complete
        assert _asset(inspection, "zephyr/alpha").effective.state is EffectiveState.UNKNOWN


def test_an_environment_that_forbids_the_network_is_obeyed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fake_hub(zephyr__alpha=Repository()) as hub:
        monkeypatch.setenv("HF_HUB_OFFLINE", "1")
        inspection = _inspect(tmp_path, hub, monkeypatch, "zephyr/alpha")
        assert hub.asked == []
        assert [p.step for p in inspection.problems] == ["hub"]


def test_names_that_are_no_hub_ids_are_not_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fake_hub() as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        (tmp_path / "clearweights.yaml").write_text(
            "assets:\n- id: ../../etc/passwd\n- id: a b?c=d\n- id: https://x.invalid/y\n"
        )
        inspect(tmp_path, Options(online=True, cache=False))
        assert hub.asked == []


def _cached(home: Path, name: str, **files: str) -> None:
    folder = home / "huggingface" / "hub" / f"models--{name.replace('/', '--')}"
    snapshot = folder / "snapshots" / SHA
    (folder / "refs").mkdir(parents=True)
    snapshot.mkdir(parents=True)
    (folder / "refs" / "main").write_text(SHA)
    for file, words in files.items():
        (snapshot / file.replace("__", ".")).write_text(words)


def test_the_caches_of_this_computer_are_read_when_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home" / "huggingface"))
    card = "---\nlicense: cc-by-nc-4.0\nbase_model: meltemi/beta\n---\n# Alpha\n"
    _cached(tmp_path / "home", "zephyr/alpha", README__md=card)
    project = tmp_path / "project"
    project.mkdir()
    (project / "a.py").write_text(
        "from transformers import AutoModel\nAutoModel.from_pretrained('zephyr/alpha')\n"
    )
    closed = inspect(project, Options(cache=False))
    assert _asset(closed, "zephyr/alpha").effective.state is EffectiveState.UNKNOWN
    opened = inspect(project, Options(cache=False, caches=True))
    asset = _asset(opened, "zephyr/alpha")
    assert asset.effective.expression == "CC-BY-NC-4.0"
    assert ("zephyr/alpha", "meltemi/beta") in {(e.child.id, e.parent.id) for e in opened.edges}
    places = [r.place.path for r in asset.readings if r.place]
    assert all(path.startswith("(local cache) huggingface/") for path in places)
    assert str(tmp_path) not in "".join(places)
    assert opened.statements == ()
    assert opened.contacted == ()


def test_ollamas_license_blobs_speak_for_its_models(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clearweights.knowledge.texts import license_text

    words = license_text("mit")
    assert words is not None
    digest = "sha256:" + "b" * 64
    root = tmp_path / "ollama"
    manifest = root / "manifests" / "registry.ollama.ai" / "library" / "tinyllama" / "1.1b"
    manifest.parent.mkdir(parents=True)
    layer = {"mediaType": "application/vnd.ollama.image.license", "digest": digest}
    escape = {"mediaType": "application/vnd.ollama.image.license", "digest": "../../etc/passwd"}
    manifest.write_text(json.dumps({"layers": [layer, escape, 7]}))
    assert (
        list(local_files(_ollama("tinyllama:1.1b"), {"OLLAMA_MODELS": str(root)}, tmp_path)) == []
    )
    manifest.write_text(json.dumps({"layers": [layer, escape]}))
    (root / "blobs").mkdir()
    (root / "blobs" / digest.replace(":", "-")).write_text(words)
    monkeypatch.setenv("OLLAMA_MODELS", str(root))
    project = tmp_path / "project"
    project.mkdir()
    (project / "clearweights.yaml").write_text(
        "assets: [{id: 'tinyllama:1.1b', hub: ollama, kind: model}]\n"
    )
    inspection = inspect(project, Options(cache=False, caches=True))
    readings = _asset(inspection, "tinyllama:1.1b").readings
    assert [(r.basis, r.expression) for r in readings if r.basis is Basis.DETECTED] == [
        (Basis.DETECTED, "MIT")
    ]


def _ollama(name: str) -> AssetKey:
    return AssetKey(AssetKind.MODEL, Hub.OLLAMA, name)


def test_the_hub_is_asked_at_the_revision_that_the_project_pins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fake_hub(zephyr__alpha=Repository(card={"license": "mit"})) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        (tmp_path / "app.py").write_text(
            "from transformers import AutoModel\n"
            "AutoModel.from_pretrained('zephyr/alpha', revision='refs/pr/1')\n"
        )
        inspection = inspect(tmp_path, Options(online=True, cache=False))
        assert hub.paths() == ["/api/models/zephyr/alpha/revision/refs%2Fpr%2F1"]
        (reading,) = _asset(inspection, "zephyr/alpha").readings
        assert reading.place
        assert reading.place.path.endswith("/revision/refs%2Fpr%2F1")


def test_a_revision_that_could_lead_elsewhere_is_not_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fake_hub(zephyr__alpha=Repository(card={"license": "mit"})) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        (tmp_path / "app.py").write_text(
            "from transformers import AutoModel\n"
            "AutoModel.from_pretrained('zephyr/alpha', revision='../../whoami')\n"
        )
        inspection = inspect(tmp_path, Options(online=True, cache=False))
        assert hub.asked == []
        assert [p.path for p in inspection.problems if p.step == "hub"] == ["zephyr/alpha"]


def test_a_pinned_copy_in_the_cache_is_the_one_that_is_read(tmp_path: Path) -> None:
    _cached(tmp_path, "zephyr/alpha", README__md="---\nlicense: mit\n---\n")
    key = AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, "zephyr/alpha")
    home = {"HF_HOME": str(tmp_path / "huggingface")}
    assert len(list(local_files(key, home, tmp_path, SHA))) == 1
    assert len(list(local_files(key, home, tmp_path))) == 1
    assert list(local_files(key, home, tmp_path, "b" * 40)) == []
