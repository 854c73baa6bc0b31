module Larch
  class Replicate < Base
    DEFAULTS = {
      completion_model_name: "larchlab/larch-13b",
      dimensions: 384
    }.freeze
  end
end
