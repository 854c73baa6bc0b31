"""The order of the steps from a folder to a result, and nothing else."""

from clearweights.engine.declaration import FILE_NAME as DECLARATION_FILE
from clearweights.engine.declaration import read_declaration
from clearweights.engine.evaluation import evaluate
from clearweights.engine.inspection import inspect
from clearweights.engine.matrix import UseMatrix, use_matrix, verdict_matrix
from clearweights.engine.options import Document, Options
from clearweights.engine.policy import FILE_NAME as POLICY_FILE
from clearweights.engine.policy import read_policy
from clearweights.engine.preview import Preview
from clearweights.engine.progress import NoProgress, Progress
from clearweights.engine.saving import save_attestation, save_use

__all__ = [
    "DECLARATION_FILE",
    "POLICY_FILE",
    "Document",
    "NoProgress",
    "Options",
    "Preview",
    "Progress",
    "UseMatrix",
    "evaluate",
    "inspect",
    "read_declaration",
    "read_policy",
    "save_attestation",
    "save_use",
    "use_matrix",
    "verdict_matrix",
]
