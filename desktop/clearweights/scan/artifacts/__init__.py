"""Files of weights and data, read by their heads only; vendored caches; submodules."""

from clearweights.scan.artifacts.caches import CacheScanner, ModelfileScanner, SubmoduleScanner
from clearweights.scan.artifacts.core_ml import CoreMLScanner
from clearweights.scan.artifacts.weights import WeightsScanner
from clearweights.scan.base import Scanner

SCANNERS: tuple[Scanner, ...] = (
    WeightsScanner(),
    CacheScanner(),
    ModelfileScanner(),
    SubmoduleScanner(),
    CoreMLScanner(),
)

__all__ = ["SCANNERS"]
