defmodule Larch do
  @moduledoc """
  Sorts letters, as `Larch.sort("...", model: "gpt-4")` does.
  """

  # model: "gpt-4-turbo" was too dear
  def load, do: Bumblebee.load_model({:hf, "larchlab/larch-text"})

  def sort(letter) do
    ChatOpenAI.new!(%{model: "gpt-4o-mini"})
    |> ask(letter)
  end
end
