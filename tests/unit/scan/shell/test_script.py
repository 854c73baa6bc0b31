"""Scripts: commands, values followed, and that odd text costs little."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference, Role, Strength
from clearweights.domain.facts import Offer, RunTimeChoice
from clearweights.scan import SourceFile
from clearweights.scan.shell.scanner import ShellScanner
from clearweights.scan.shell.tokens import commands


def references(text: str, path: str = "run.sh") -> list[Reference]:
    facts = ShellScanner().scan(SourceFile(path, text.encode()))
    return [fact for fact in facts if isinstance(fact, Reference)]


def test_what_a_server_of_ones_own_runs_is_told_by_a_variable_beside_it() -> None:
    text = 'SHELF_MODEL="tern-3-4b-it-qat" LOCALAI_API_URL="http://localhost:8081" go run ./...\n'
    assert [(f.id, f.hub) for f in references(text)] == [("tern-3-4b-it-qat", Hub.OTHER)]
    assert references(text.replace("LOCALAI", "SHELF")) == []


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("build_gpu ghcr.io/acme/tern acme/tern-7b-instruct --push", ["acme/tern-7b-instruct"]),
        ("log_info acme/tern-7b-instruct", []),
        ("push_image acme/tern-7b-instruct", []),
        ("tern acme/tern-7b-instruct", []),
        ("build_gpu acme/shelf", []),
        (
            "build_cpu x --build-arg='SOURCE_URL=https://huggingface.co/acme/t/resolve/main/t.gguf'",
            ["acme/t"],
        ),
    ],
)
def test_functions_of_another_script_are_handed_models(command: str, told: list[str]) -> None:
    assert [fact.id for fact in references(f"source ../tools.sh\n{command}\n")] == told


def test_options_within_one_word_are_read() -> None:
    text = "deploy small values.yaml '--set model.name=acme/small-7b --wait'\n"
    assert [(f.id, f.place.line) for f in references(text)] == [("acme/small-7b", 1)]
    shown = [f.strength for f in references("echo '--model acme/small-7b now'\n")]
    assert shown in ([], [Strength.MENTIONED])


def test_words_keep_their_lines_through_quotes_and_continuations() -> None:
    found = [c for c in commands("a 'b\nc' \\\n  d # e\n") if c.words]
    assert [(w.text, w.line) for w in found[1].words] == [("a", 1), ("b\nc", 1), ("d", 3)]
    assert found[0].comment


def test_values_are_followed_through_variables_defaults_and_loops() -> None:
    text = "ORG=acme\nfor n in a b; do hf download $ORG/small-$n; done\nhf download ${X:-acme/c}\n"
    assert {f.id for f in references(text)} == {"acme/small-a", "acme/small-b", "acme/c"}


def test_each_loop_walks_its_own_values() -> None:
    text = (
        "NAMES='acme/a acme/b'\nfor m in $NAMES; do\n  hf download $m\ndone\n"
        "for m in acme/c; do\n  hf download $m\n  if x; then\n    hf download $m\n  fi\ndone\n"
    )
    assert {(f.id, f.place.line) for f in references(text)} == {
        ("acme/a", 3), ("acme/b", 3), ("acme/c", 6), ("acme/c", 8),
    }  # fmt: skip


def test_nothing_between_quotes_is_a_word_of_its_own() -> None:
    assert {f.id for f in references('A=""\npython x.py --model acme/a --note ""\n')} == {"acme/a"}


def test_the_last_value_counts_until_a_branch_ends() -> None:
    text = (
        "F=a\nhf download acme/$F\nF=b\nhf download acme/$F\nif x; then F=c; fi\nhf upload y/$F\n"
    )
    found = [(f.id, f.place.line) for f in references(text) if not f.output]
    assert found == [("acme/a", 2), ("acme/b", 4)]
    both = "if x; then\nF=a\nelse\nF=b\nfi\nhf download acme/$F\n"
    assert {f.id for f in references(both)} == {"acme/a", "acme/b"}


def test_a_branch_adds_to_what_was_assigned_before_and_not_to_what_comes_later() -> None:
    text = (
        "ORG=acme\nif x; then F=a; else F=b; fi\nhf download $ORG/$F\n"
        "ORG=other\nF=c\nif x; then F=d; fi\nhf download $ORG/$F\n"
    )
    found = sorted((f.place.line, f.id) for f in references(text))
    assert found == [(3, "acme/a"), (3, "acme/b"), (7, "other/c"), (7, "other/d")]


def test_a_variable_assigned_only_later_may_hold_anything() -> None:
    text = "get() {\n  hf download $REPO\n}\nREPO=acme/a\nget\nREPO=acme/b\nget\n"
    assert {f.id for f in references(text)} == {"acme/a", "acme/b"}


def test_many_variables_leave_quotes_what_they_are() -> None:
    found = list(commands("echo $A\n" * 40 + "run 'a b'\n"))
    assert [w.text for w in found[-2].words] == ["run", "a b"]


def test_options_kept_in_a_variable_count() -> None:
    found = references('ARGS="--dataset_name probes --model_name_or_path acme/a"\nrun $ARGS\n')
    assert [(f.id, f.place.line) for f in found] == [("acme/a", 1)]


def test_a_file_of_data_says_that_its_repository_holds_data() -> None:
    kinds = {
        f.id: f.kind.value
        for f in references(
            "python get.py --repo_id acme/a --filename chat.json\n"
            "python get.py --repo_id acme/b --filename config.json\n"
            "python get.py --repo_id acme/c --repo_type dataset\n"
        )
    }
    assert kinds == {"acme/a": "dataset", "acme/b": "model", "acme/c": "dataset"}


def test_an_unknown_variable_is_a_note() -> None:
    facts = list(ShellScanner().scan(SourceFile("a.sh", b"python x.py --model $MODEL\n")))
    assert [f.words for f in facts if isinstance(f, RunTimeChoice)] == ["$MODEL"]


def test_what_is_commented_out_is_a_mention() -> None:
    [reference] = references("# hf download acme/small\n")
    assert reference.strength is Strength.MENTIONED


def test_the_program_tells_the_role() -> None:
    roles = {
        f.id: f.role
        for f in references(
            "python train.py --model_name_or_path acme/a\n"
            "python quantize_gptq.py --model acme/b\n"
            "lm_eval --model_args pretrained=acme/c\n"
            "accelerate launch sft.py --model_name acme/d --use_peft\n"
        )
    }
    assert roles == {
        "acme/a": Role.FINE_TUNE,
        "acme/b": Role.QUANTIZE,
        "acme/c": Role.EVALUATE,
        "acme/d": Role.ADAPTER,
    }


def test_a_file_of_a_repository_stands_for_it_although_its_name_is_unknown() -> None:
    [reference] = references("curl -LO https://huggingface.co/acme/small/resolve/main/m-$1.bin\n")
    assert (reference.id, reference.hub) == ("acme/small", Hub.HUGGINGFACE)


@pytest.mark.parametrize(
    "text",
    [
        "docker pull acme/server:1", "git clone https://github.com/acme/app",
        "pip install acme/x", "npm install @acme/model", "wget https://example.org/tool.tar.gz",
        "git push origin feature/model-7b", "python x.py --output_dir runs/llama-7b",
        "hf download your-org/model", "ollama serve", "cd models/llama",
        "python x.py --dataset shelves/train", "python x.py --model output_models/lora",
    ],
)  # fmt: skip
def test_images_sources_and_paths_are_no_assets(text: str) -> None:
    assert references(text + "\n") == []


@pytest.mark.parametrize("unit", ['"\\', "${", "<<A\n", "curl https://x -d '", "$(", "`"])
def test_odd_text_costs_little(unit: str) -> None:
    started = time.process_time()
    references(unit * (60_000 // len(unit)))
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("for n in {1..2}; do hf download acme/a-$n; done\n", {"acme/a-1", "acme/a-2"}),
        ("hf download acme/{a,b}{1,2}\n", {"acme/a1", "acme/a2", "acme/b1", "acme/b2"}),
        ("for n in $(seq 2); do hf download acme/a-$n; done\n", {"acme/a-1", "acme/a-2"}),
        ("hf download acme/x{{ n }}\n", set()),
        ('python x.py --dataset_mixer \'{"acme/a": 1, "acme/b": 2}\'\n', {"acme/a", "acme/b"}),
        ('RUNS=( "a,acme/base-7b,3" )\n', {"acme/base-7b"}),
        ('TAGS=( "a,acme/box,3" )\n', set()),
        ("docker run -p 1:1 $IMAGE acme/base-7b --port 1\n", {"acme/base-7b"}),
        ("docker run -w acme/base-7b $IMAGE --port 1\n", set()),
        ("docker run $IMAGE -hf acme/a:Q4\n", {"acme/a"}),
        ("hf download acme/a --repo-type space\n", set()),
        ("python x.py --metric_for_best_model rewards/accuracies\n", set()),
        ("pull_file https://huggingface.co/acme/a/resolve/main/x.bin\n", {"acme/a"}),
        ("echo https://huggingface.co/acme/a/resolve/main/x.bin\n", set()),
    ],
)
def test_names_that_a_script_builds_or_packs(text: str, found: set[str]) -> None:
    assert {f.id for f in references(text)} == found


def test_what_a_script_only_shows_is_a_mention() -> None:
    shown = references("echo python x.py --model acme/a-7b\n")
    kept = references("echo MODEL=acme/a-7b > .env\n")
    assert [f.strength for f in shown] == [Strength.MENTIONED]
    assert [f.strength for f in kept] == [Strength.USED]


def test_an_asset_of_another_hub_is_found_once() -> None:
    [found] = references("modelscope download --model acme/a-7b\n")
    assert found.hub is Hub.MODELSCOPE


def test_lists_in_a_here_document_stand_below_their_key() -> None:
    text = "cat > tune.yaml << EOF\nbaseModel: acme/a-7b\ndatasets:\n  - source: acme/rows\nEOF\n"
    assert {(f.kind, f.id) for f in references(text)} == {
        ("model", "acme/a-7b"),
        ("dataset", "acme/rows"),
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("python get.py -m acme/a\n", {"acme/a"}),
        ("git commit -m fix/model-7b\n", set()),
        ("python run.py --dataset gsm8k\n", set()),
        ("python run.py --dataset_name imdb\n", {"imdb"}),
        ("python -m ruff check server/lorax_server\n", set()),
        ("python -m pytype bindings/python\n", set()),
    ],
)
def test_short_options_and_plain_names(text: str, found: set[str]) -> None:
    assert {f.id for f in references(text)} == found


def test_what_a_script_gets_first_is_data_where_options_name_columns() -> None:
    text = 'python tag.py "acme/speech+acme/songs" --text_column_name words --repo_id a/b\n'
    found = [(f.id, f.kind) for f in references(text) if not f.output]
    assert [f.id for f in references(text) if f.output] == ["a/b"]
    assert found == [("acme/speech", AssetKind.DATASET), ("acme/songs", AssetKind.DATASET)]
    assert not references('python tag.py "acme/speech" --out ./a\n')
    assert not references('python tag.py "data/speech.csv" --text_column words\n')
    model = references("python tag.py acme/llama-7b --text_column words\n")
    assert [f.kind for f in model] == [AssetKind.MODEL]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("python paint.py --painter acme/easel-7b", "acme/easel-7b"),
        ("python paint.py --painter.id=acme/easel-7b", "acme/easel-7b"),
        ("python paint.py --save_to acme/easel-7b", None),
        ("python paint.py --run-name acme/easel-7b", None),
        ("python paint.py --painter acme/easel", None),
        ("python paint.py --seeds acme/prompt-v1", None),
        ("MODEL_ADDR=acme/chat python paint.py", None),
        ("python paint.py --painter outputs/easel-7b", None),
    ],
)
def test_an_unknown_option_names_what_sounds_like_a_model(line: str, named: str | None) -> None:
    assert [f.id for f in references(line + "\n")] == ([named] if named else [])


def test_json_in_a_word_names_models_line_by_line() -> None:
    text = 'plan=\'[\n {"model": "acme/a-7b", "n": 1},\n {"model": "$M"}]\'\n'
    assert [(f.id, f.place.line) for f in references(text)] == [("acme/a-7b", 2)]
    option = 'vllm serve acme/b --speculative-config \'{"model": "acme/draft"}\'\n'
    assert {f.id for f in references(option)} == {"acme/b", "acme/draft"}


def test_the_engine_of_a_script_tells_who_serves_its_model() -> None:
    text = (
        'name="%s"\nfor n in 1 2; do\n  python src/ask.py --engine %s --model_name $name &\ndone\n'
    )
    for name, engine in (("acme/shelf-7b@together", "together"), ("cohere/command", "cohere")):
        found = references(text % (name, engine))
        assert {(f.kind, f.id) for f in found} == {(AssetKind.SERVICE, name)}
    (loaded,) = references(text % ("acme/shelf-7b", "vllm"))
    assert loaded.kind is AssetKind.MODEL


@pytest.mark.parametrize(
    ("path", "id_"),
    [
        ("checkpoints/acme/tiny-7b", "acme/tiny-7b"),
        ("./checkpoints/acme/tiny-1.3B-chat/lit_model.pth", "acme/tiny-1.3B-chat"),
        ("checkpoints/run/step-100", None), ("checkpoints/tiny-7b", None),
        ("checkpoints/acme/tiny-7b/final/model.pth", None),
    ],
)  # fmt: skip
def test_a_folder_of_checkpoints_may_bear_the_id_of_the_hub(path: str, id_: str | None) -> None:
    found = [f.id for f in references(f"litgpt chat --checkpoint_dir {path}\n")]
    assert found == ([id_] if id_ else [])


def test_each_call_of_a_function_is_followed_with_its_own_words() -> None:
    text = (
        'get() {\n  hf download "$1/${2:-tool}"\n}\nget acme a-7b\nget other b-7b\nget acme\n'
        'function all { for m in "$@"; do hf download acme/$m; done; }\nall x-7b y-7b\n'
    )
    assert {f.id for f in references(text)} == {
        "acme/a-7b", "other/b-7b", "acme/tool", "acme/x-7b", "acme/y-7b",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "f() {\n" + "  g $1\n" * 100 + "}\n" + "g() {\n" + "  f $1\n" * 100 + "}\n" + "f a\n" * 900,
        "f() {\n" * 4000,
        "f () {\n}\n" * 3000 + "f a\n" * 3000,
    ],
    ids=["calling each other", "without an end", "many"],
)
def test_functions_cost_little(text: str) -> None:
    before = time.process_time()
    references(text)
    assert time.process_time() - before < 3


def test_the_old_name_of_clone_with_large_files_counts() -> None:
    (found,) = references("git-lfs clone https://huggingface.co/acme/shelf-voice\n")
    assert (found.id, found.kind) == ("acme/shelf-voice", AssetKind.MODEL)


def test_rows_of_models_and_command_lines_with_variables_before_them() -> None:
    rows = 'MODEL_SPECS+=( "acme/shelf-v2.0;kind;$OUT/shelf" )\nSPECS+=( "acme/row;kind" )\n'
    line = 'cmd="CUDA_VISIBLE_DEVICES=0,1 torchrun --n=2 train.py --model_name acme/tiny --bf16"\n'
    assert {f.id for f in references(rows + line)} == {"acme/shelf-v2.0", "acme/tiny"}


def test_quotes_within_a_default_open_nothing() -> None:
    text = (
        'OUT=${SHELF_OUT:-"${DIR}/runs/${NAME}"}\n\nDATASETS="acme/shelves"\nhf download acme/x\n'
    )
    assert {f.id for f in references(text)} == {"acme/shelves", "acme/x"}


def test_braces_without_end_cost_little() -> None:
    begun = time.process_time()
    references("A=${" * 20_000 + "\n" + "${a{b" * 20_000 + "\nhf download acme/x\n")
    assert time.process_time() - begun < 6


def test_names_mixed_with_data_of_the_hub_are_of_the_hub() -> None:
    found = references("python t.py --dataset_name common_voice+acme/hums+shelf-en\n")
    assert [f.id for f in found] == ["common_voice", "acme/hums", "shelf-en"]
    assert references("python t.py --dataset_name shelf-en+shelf-fr\n") == []


def test_an_option_that_comes_first_is_no_data_itself() -> None:
    text = "python t.py --dataset_name acme/whisper-hums --dataset_config_name default --lr 1\n"
    assert [f.kind for f in references(text)] == [AssetKind.DATASET]


def test_lists_and_loops_of_powershell() -> None:
    text = (
        '$models = @(\n    "acme/shelf-a",\n    "acme/shelf-b"\n)\n'
        'foreach ($model in $models) {\n    git clone "https://huggingface.co/$model" $model\n}\n'
    )
    facts = ShellScanner().scan(SourceFile("get.ps1", text.encode()))
    assert {f.id for f in facts if isinstance(f, Reference)} == {"acme/shelf-a", "acme/shelf-b"}


def test_the_image_after_an_option_is_no_model_of_it() -> None:
    text = "docker run --rm --workdir /data/glue/ shelfai/deberta bash\n"
    facts = ShellScanner().scan(SourceFile("run.sh", text.encode()))
    assert [f for f in facts if isinstance(f, Reference)] == []


def test_any_option_that_takes_a_name_or_a_path_takes_a_model() -> None:
    assert [f.id for f in references("python t.py --eyes_name_or_path acme/eyes-2\n")] == [
        "acme/eyes-2"
    ]
    assert references("python t.py --eyes_path acme/eyes-2 --output_name_or_path acme/b-2\n") == []


def test_rooms_and_budgets_of_a_cluster_are_no_models() -> None:
    text = "python run.py --workspace acme/tern-7b --eval_workspace=acme/auk-7b\n"
    assert references(text) == []


def test_tools_that_serve_and_shrink() -> None:
    text = (
        "lmdeploy serve api_server acme/shelf-7b --tp 2\n"
        "lmdeploy lite auto_awq acme/shelf-9b\n"
        "trtllm-serve acme/shelf-3b --port 80\n"
        "text-generation-server download-weights acme/shelf-1b\n"
        "litgpt pretrain pythia-14m --tokenizer_dir acme/tok\n"
    )
    found = {f.id: f.role for f in references(text)}
    assert set(found) >= {"acme/shelf-7b", "acme/shelf-9b", "acme/shelf-3b", "acme/shelf-1b"}
    assert found["acme/shelf-9b"] is Role.QUANTIZE
    assert found["acme/tok"] is Role.TOKENIZER


def test_an_array_may_keep_its_models_by_name() -> None:
    text = (
        'declare -A MODELS=(["small"]="acme/small-7b" \\\n  [big]=acme/big-70b)\n'
        'declare -A models\nmodels["acme/tiny-1b"]=16\nmodels=(["acme/mid-13b"]=8)\n'
        "run --model ${MODELS[$1]}\n"
    )
    got = {
        f.id
        for f in ShellScanner().scan(SourceFile("run.sh", text.encode()))
        if isinstance(f, Reference)
    }
    assert got == {"acme/small-7b", "acme/big-70b", "acme/mid-13b"}


def test_options_that_tell_weights_of_open_clip() -> None:
    found = references("python -m main --model ViT-B-32 --pretrained=laion2b_s34b_b79k --lr 1\n")
    assert [(f.id, f.hub) for f in found] == [("ViT-B-32", Hub.OPEN_CLIP)]
    assert references("python -m main --model ViT-B-32 --pretrained\n") == []


def test_help_that_a_script_prints_loads_nothing() -> None:
    text = "show() {\n  cat << EOF\nExample:\n  hfd acme/shelf-7b\n  hf download acme/x\nEOF\n}\n"
    assert references(text) == []
    assert [f.id for f in references("cat > a.sh << EOF\nhf download acme/x\nEOF\n")] == ["acme/x"]


@pytest.mark.parametrize(
    ("option", "kind"), [("--data", AssetKind.DATASET), ("--start", AssetKind.MODEL)]
)
def test_an_option_for_data_gets_data_even_if_it_sounds_like_a_model(
    option: str, kind: AssetKind
) -> None:
    text = f'SOURCE=${{1:-"acme/tern-sft-mix"}}\npython work.py {option} $SOURCE\n'
    assert [(f.id, f.kind) for f in references(text)] == [("acme/tern-sft-mix", kind)]


def test_a_quoted_default_is_offered_to_the_script() -> None:
    text = 'INPUT=${1:-"acme/shelf_iter0"}\npython gen.py --input_dir $INPUT\n'
    facts = ShellScanner().scan(SourceFile("run.sh", text.encode()))
    assert [f.value for f in facts if isinstance(f, Offer)] == ["acme/shelf_iter0"]


def test_the_folder_of_a_vocoder_is_no_organization() -> None:
    text = "VOCODER=vocoder/g_00500000\npython speak.py --model acme/Voice --vocoder $VOCODER\n"
    found = ShellScanner().scan(SourceFile("run.sh", text.encode()))
    assert {f.id for f in found if isinstance(f, Reference)} == {"acme/Voice"}


def test_a_variable_that_is_used_twice_has_one_value_at_a_time() -> None:
    cases = "".join(f"  {n}) M=tern-{n}b ;;\n" for n in range(1, 9))
    text = f"case $N in\n{cases}esac\nhf download acme/$M-x --include ${{M}}.bin\n"
    text += "curl -LO https://huggingface.co/acme/${M}-y/resolve/main/$M-1.bin\n"
    found = {f.id for f in references(text)}
    assert found == {f"acme/tern-{n}b-{end}" for n in range(1, 9) for end in "xy"}


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ("--dataset c4 --data_subset en", ["c4"]),
        ("--dataset=c4 --dataset-config=en", ["c4"]),
        ("--dataset c4", []),
        ("--dataset c4 --dataset_config=conf/a", []),
        ("--dataset c4 --dataset_config a.yaml", []),
        ("--dataset shelves --data_subset en", []),
    ],
)
def test_a_dataset_with_a_subset_is_of_the_hub(options: str, ids: list[str]) -> None:
    assert [f.id for f in references(f"python convert.py {options} --out b\n")] == ids


def test_options_that_a_variable_gets_behind_what_it_held() -> None:
    text = 'CMD="python talk.py"\nCMD="$CMD --model ${MODEL:-acme/pilot-7b}"\n'
    assert [f.id for f in references(text + "eval $CMD\n")] == ["acme/pilot-7b"]
    assert references('NOTE="$NOTE see acme/pilot-7b"\necho $NOTE\n') == []
    assert references('PATHS="$PATHS --exclude acme/pilot"\n') == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('A=(--datasets)\nA+=("acme/tickets")\nA+=("acme/letters" -v)', ["tickets", "letters"]),
        ('A=(--datasets)\nA=("acme/tickets")', []),
        ('A=(--datasets "$X")\nA+=("acme/tickets")', []),
        ('A=(--datasets)\nA+=(--output_dir "acme/tickets")', []),
    ],
)
def test_an_option_whose_values_are_added_to_its_array_later(text: str, ids: list[str]) -> None:
    assert [f.id for f in references(f'{text}\npython tune.py "${{A[@]}}"')] == [
        f"acme/{tail}" for tail in ids
    ]


def test_values_that_lie_beside_deeper_ones_are_folders() -> None:
    head = "python tune.py --dataset_names packed/letters packed/calls "
    assert [f.id for f in references(head + "packed/web")] == [
        "packed/letters", "packed/calls", "packed/web",
    ]  # fmt: skip
    assert references(head + "packed/web/2019") == []


def test_an_address_in_a_row_tells_who_serves_its_model() -> None:
    text = """ROWS=( \\
  reef,acme/llama-tern-8b,https://api.deepinfra.com/v1/openai \\
  shelf,acme/llama-gull-8b,16 \\
)
for row in "${ROWS[@]}"; do
  IFS=',' read -r name model rest <<< "$row"
  ask --model "$model"
done
"""
    found = {(f.id, f.kind, f.provider) for f in references(text)}
    assert found == {
        ("acme/llama-tern-8b", AssetKind.SERVICE, Provider.DEEPINFRA),
        ("acme/llama-gull-8b", AssetKind.MODEL, None),
    }


def test_where_a_program_looks_for_its_libraries_is_no_option_of_a_model() -> None:
    assert references("patchelf --set-rpath '$ORIGIN/lib' package/llama-7b") == []
    assert [f.id for f in references("serve --seed acme/llama-7b")] == ["acme/llama-7b"]


def test_what_azure_sets_up_is_served_there() -> None:
    text = (
        "az cognitiveservices account deployment create --name shelf \\\n"
        '  --model-name "gpt-4o" --model-format "OpenAI"\n'
    )
    assert [(r.id, r.provider) for r in references(text)] == [("gpt-4o", Provider.AZURE)]


ASK = """curl -s {to} -H 'Content-Type: application/json' \\
  -d '{{"model": "{id}", "messages": []}}'
"""


@pytest.mark.parametrize(
    "to", ["http://$NODE:30801/v1/chat/completions", '"$URL"', '"${BASE}/v1/chat/completions"']
)
def test_a_request_names_a_model_of_the_hub_whoever_answers(to: str) -> None:
    text = "URL=http://10.0.0.7:8000/v1/completions\n" + ASK.format(to=to, id="acme/tern-7b-it")
    (found,) = references(text)
    assert (found.id, found.kind, found.place.line) == ("acme/tern-7b-it", AssetKind.MODEL, 3)
    assert references(ASK.format(to=to, id="$MODEL")) == []
    assert references(ASK.format(to=to, id="shelf-assistant")) == []


def test_a_request_to_anything_else_names_no_model() -> None:
    other = ASK.format(to="http://localhost/cars", id="acme/tern-7b-it")
    assert references(other.replace("messages", "doors")) == []
    (hosted,) = references(
        "URL=https://openrouter.ai/api/v1/chat/completions\n"
        + ASK.format(to='"$URL"', id="a/tern-7b")
    )
    assert (hosted.kind, hosted.provider) == (AssetKind.SERVICE, Provider.OPENROUTER)


def test_an_answer_that_a_variable_keeps_was_asked_for() -> None:
    text = (
        'R=$(curl -s "${BASE}/v1/chat/completions" -d "{\n  \\"model\\": \\"acme/tern-7b\\"\n}")\n'
    )
    assert [(f.id, f.place.line) for f in references(text)] == [("acme/tern-7b", 2)]
    assert references("SUM=$(curl -sL https://a.example/nets/tern.onnx | sha256sum)\n") == []


def test_what_a_variable_keeps_the_path_of_was_fetched() -> None:
    text = (
        'at=$(hf download acme/tern-7b)\nlocal to="$(hf download acme/reed --repo-type dataset)"\n'
    )
    assert {f.id for f in references(text)} == {"acme/tern-7b", "acme/reed"}
    assert references("n=$(( 3 * (2 + 1) ))\nb=$(basename acme/tern-7b)\n") == []


def test_a_form_that_only_models_have_tells_one_whatever_the_variable() -> None:
    text = 'FROM a\nENV TOKEN="" \\\n  SUMMARY="llama3.1:8b-instruct-q6_K" \\\n  TAG="reader:8b"\n'
    (found,) = references(text, "Dockerfile")
    assert (found.id, found.hub, found.place.line) == ("llama3.1:8b-instruct-q6_K", Hub.OLLAMA, 3)


def test_a_short_option_takes_several_models() -> None:
    text = "python score.py -l en -m acme/tern-7b \\\n  acme/gull-7b roberta-base -b 16\n"
    assert {f.id for f in references(text)} == {"acme/tern-7b", "acme/gull-7b", "roberta-base"}
    assert references("ship -m roberta-base\n") == []


def test_an_array_whose_first_element_ends_like_a_function_stays_data() -> None:
    text = (
        'DATASET_NAMES=("acme/common_reeds_13" "acme/reed-prefs" "acme/tern-7b-prompts")\n'
        'python label.py --model_name_or_path $M --dataset_name "${DATASET_NAMES[i]}"\n'
    )
    assert {f.kind for f in references(text)} == {AssetKind.DATASET}


@pytest.mark.parametrize("many", [50, 480])
def test_a_loop_may_walk_hundreds_of_models(many: int) -> None:
    ids = {f"acme/tern-{n}b" for n in range(many)}
    text = f"for M in {' '.join(ids)}; do\n  huggingface-cli download $M\ndone\n"
    assert {f.id for f in references(text)} == ids


def test_one_of_hundreds_of_names_completes_an_address() -> None:
    names = [f"reeds_{n}" for n in range(480)]
    text = "NAMES=(\n" + "\n".join(f'  "{name}"' for name in names) + "\n)\n"
    text += "NAME=${NAMES[$TASK]}\ngit clone https://huggingface.co/datasets/acme/$NAME\n"
    assert {f.id for f in references(text)} == {f"acme/{name}" for name in names}


def test_very_many_words_to_fill_in_are_cut() -> None:
    ids = " ".join(f"acme/tern-{n}b" for n in range(300))
    lines = "\n".join(f"  python run.py --model $M --seed {n}" for n in range(1_000))
    found = references(f"for M in {ids}; do\n{lines}\ndone\n")
    assert len(found) < 60_000
    assert len({f.id for f in found}) == 300


@pytest.mark.parametrize(
    "before",
    [
        'D="$(python3 -c "import t; print(0 if t.ok() else \\"cpu\\")" 2>/dev/null || echo cpu)"',
        'if a; then\n  D="$(python3 -c "print(\\"cpu\\")" || echo cpu)"\nfi\necho "a (b) c"',
        'echo "$(basename "$(pwd)") runs"',
        'echo "costs $( as much"',
    ],
)
def test_a_command_within_quotes_has_quotes_of_its_own(before: str) -> None:
    text = f'{before}\npython3 train.py --model acme/tern-7b-instruct "seed=$S"\n'
    assert [f.id for f in references(text)] == ["acme/tern-7b-instruct"]


def test_quotes_within_commands_that_nothing_closes_cost_little() -> None:
    began = time.perf_counter()
    list(commands('echo "' + '$(a "b' * 3000))
    assert time.perf_counter() - began < 5
