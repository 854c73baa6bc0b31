"""The words that scanners judge by, as `resources/signatures/words.yaml` lists them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from clearweights.datafiles import data_file
from clearweights.domain.asset import Hub, Provider
from clearweights.safeio import parse_yaml
from clearweights.safeio.nodes import plain


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabularies."""

    local_roots: frozenset[str]
    endings: tuple[str, ...]
    """The three that follow."""

    file_endings: tuple[str, ...]
    weight_endings: tuple[str, ...]
    data_endings: tuple[str, ...]
    programs: tuple[str, ...]
    """Ends of ids of the hub that only look like files."""

    placeholder_orgs: frozenset[str]
    placeholder_names: frozenset[str]
    not_orgs: frozenset[str]
    part_names: frozenset[str]
    whisper_sizes: frozenset[str]
    whisper_packed: re.Pattern[str]
    clip_names: frozenset[str]
    own_servers: frozenset[str]
    no_keys: frozenset[str]
    gateways: frozenset[str]
    weight_addresses: re.Pattern[str]
    tokenizer_addresses: re.Pattern[str]
    told_models: dict[str, frozenset[str]]
    """Of a provider: names that count only where it is told who is called."""

    served_models: dict[str, frozenset[str]]
    """Of a provider: its own weights that it serves, too."""

    builders: frozenset[str]
    bare_models: re.Pattern[str]
    ngc_models: re.Pattern[str]
    """Names of NVIDIA's catalog that nobody else uses."""

    nim_models: re.Pattern[str]

    bare_datasets: frozenset[str]
    services: tuple[tuple[re.Pattern[str], Provider], ...]
    makers: dict[str, Provider]
    hosts: tuple[tuple[str, str], ...]
    serving_hosts: tuple[str, ...]
    prefixes: dict[str, str]
    vendors: dict[str, str]
    ollama_families: frozenset[str]
    prefix_orgs: frozenset[str]
    software_hosts: frozenset[str]
    """Where programs are downloaded from, not data."""

    hosted_only: frozenset[str]
    """Makers whose hosted models nobody can download: a name of one is never a repository."""

    client_packages: frozenset[str]
    """Packages of Python whose classes call a provider even where no model is named."""

    model_enumerations: frozenset[str]
    """Enumerations of libraries whose members are called after hosted models."""

    public_buckets: frozenset[str]
    """Storage that everybody may read: `s3://name`, `gs://name`."""

    zoo_schemes: dict[str, Hub]
    """How frameworks write addresses of their zoos: `torchvision://resnet50`."""

    outside: frozenset[str]
    """Packages of Python that are never modules of the project."""

    copied: frozenset[str]
    """Libraries that projects carry a whole copy of."""


@cache
def words() -> Words:
    """Return the vocabularies, read once."""
    data = plain(
        parse_yaml(data_file("resources", "signatures", "words.yaml").read_text(encoding="utf-8"))
    )
    assert isinstance(data, dict)

    def listed(key: str) -> list[str]:
        return str(data[key]).split() if isinstance(data[key], str) else list(data[key])

    weights, tables = listed("weight_endings"), listed("data_endings")
    return Words(
        local_roots=frozenset(listed("local_roots")),
        endings=(*listed("file_endings"), *weights, *tables),
        file_endings=tuple(listed("file_endings")),
        weight_endings=tuple(weights),
        data_endings=tuple(tables),
        programs=tuple(listed("programs")),
        placeholder_orgs=frozenset(listed("placeholder_orgs")),
        placeholder_names=frozenset(listed("placeholder_names")),
        not_orgs=frozenset(listed("not_orgs")),
        part_names=frozenset(listed("part_names")),
        whisper_sizes=frozenset(listed("whisper_sizes")),
        whisper_packed=re.compile(str(data["whisper_packed"])),
        clip_names=frozenset(listed("clip_names")),
        own_servers=frozenset(listed("own_servers")),
        no_keys=frozenset(listed("no_keys")),
        gateways=frozenset(listed("gateways")),
        weight_addresses=re.compile("|".join(listed("weight_addresses"))),
        tokenizer_addresses=re.compile("|".join(listed("tokenizer_addresses"))),
        told_models={k: frozenset(v.split()) for k, v in data["told_models"].items()},
        served_models={k: frozenset(v.split()) for k, v in data["served_models"].items()},
        builders=frozenset(listed("dataset_builders")),
        bare_models=re.compile("|".join(f"(?:{p})" for p in listed("bare_models"))),
        nim_models=re.compile("|".join(listed("nim_models"))),
        ngc_models=re.compile("|".join(f"(?:{p})" for p in listed("ngc_models"))),
        bare_datasets=frozenset(listed("bare_datasets")),
        services=tuple(
            (re.compile(str(p)), Provider(o)) for p, o in data["service_models"].items()
        ),
        makers={name: Provider(owner) for name, owner in data["service_makers"].items()},
        hosts=tuple(data["hosts"].items()),
        serving_hosts=tuple(listed("serving_hosts")),
        prefixes=dict(data["prefixes"]),
        vendors=dict(data["vendors"]),
        ollama_families=frozenset(listed("ollama_families")),
        prefix_orgs=frozenset(listed("prefix_orgs")),
        software_hosts=frozenset(listed("software_hosts")),
        hosted_only=frozenset(listed("hosted_only")),
        client_packages=frozenset(listed("client_packages")),
        model_enumerations=frozenset(listed("model_enumerations")),
        public_buckets=frozenset(listed("public_buckets")),
        zoo_schemes={scheme: Hub(hub) for scheme, hub in data["zoo_schemes"].items()},
        outside=frozenset(listed("outside_packages")),
        copied=frozenset(listed("copied_libraries")),
    )
