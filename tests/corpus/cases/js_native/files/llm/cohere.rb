module Larch
  class Cohere < Base
    DEFAULTS = {
      temperature: 0.0,
      chat_completion_model_name: "command-r-plus",
      truncate: "START"
    }.freeze
  end
end
