"""Names of licenses in other scripts and languages."""

from __future__ import annotations

import pytest

from clearweights.knowledge import load_knowledge
from clearweights.resolve.expressions import read_license


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("知识共享署名-非商业性使用 4.0 国际许可协议", "CC-BY-NC-4.0"),
        ("创作共用署名 4.0", "CC-BY-4.0"),
        ("創用CC 姓名標示-相同方式分享 4.0 國際 授權條款", "CC-BY-SA-4.0"),
        ("クリエイティブ・コモンズ 表示 - 非営利 4.0 国際 ライセンス", "CC-BY-NC-4.0"),
        ("크리에이티브 커먼즈 저작자표시 4.0 국제 라이선스", "CC-BY-4.0"),
        ("木兰宽松许可证，第2版", "MulanPSL-2.0"),
        ("木兰公共许可证第二版", "LicenseRef-scancode-mulanpubl-2.0"),
        ("MulanPubL v2", "LicenseRef-scancode-mulanpubl-2.0"),
        ("Creative Commons Namensnennung 4.0 International", "CC-BY-4.0"),
        ("Creative Commons Atribución-NoComercial 4.0 Internacional", "CC-BY-NC-4.0"),
        ("Licença Creative Commons Atribuição-CompartilhaIgual 4.0", "CC-BY-SA-4.0"),
        # no version, a limit, or a sign that is not known
        ("木兰宽松许可证", None),
        ("知识共享署名", None),
        ("知识共享署名 4.0 仅限研究", None),
        ("知识共享署名附加 4.0", None),
    ],
)
def test_a_name_in_signs_is_read_whole_or_not_at_all(words: str, expected: str | None) -> None:
    assert read_license(words, load_knowledge()).expression == expected
