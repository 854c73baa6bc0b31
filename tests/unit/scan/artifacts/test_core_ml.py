"""The license that a Core ML package states beside its weights."""

from __future__ import annotations

from clearweights.domain.facts import LicenseStatement
from clearweights.scan import SourceFile
from clearweights.scan.artifacts.core_ml import CoreMLScanner


def test_the_license_is_that_of_the_weights_in_the_folder() -> None:
    folder = "Kit/tern.mlpackage/Data/com.apple.CoreML"
    data = b'{\n  "MLModelAuthorKey": "Larch Lab",\n  "MLModelLicenseKey": "Apache 2.0 https://larch.example/LICENSE"\n}'
    file = SourceFile(f"{folder}/Metadata.json", data)
    scanner = CoreMLScanner()
    assert scanner.wants(file.path, "metadata.json", ".json")
    assert not scanner.wants("Kit/metadata.json", "metadata.json", ".json")
    assert scanner.worth_parsing(data)
    [found] = scanner.scan(file)
    assert isinstance(found, LicenseStatement)
    assert (found.raw, found.place.line) == ("Apache 2.0", 3)
    assert found.link == "https://larch.example/LICENSE"
    assert found.asset == f"local:{folder}/model.mlmodel"


def test_a_package_that_states_none_says_nothing() -> None:
    file = SourceFile("a/com.apple.CoreML/Metadata.json", b'["MLModelLicenseKey"]')
    assert list(CoreMLScanner().scan(file)) == []
