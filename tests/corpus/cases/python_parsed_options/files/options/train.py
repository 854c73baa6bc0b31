from .base import BaseOptions


class TrainOptions(BaseOptions):
    def initialize(self):
        super().initialize()
        self.parser.add_argument("--clips", default="rushes/pond-clips")
