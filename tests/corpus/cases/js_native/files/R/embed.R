#' Embed words
#'
#' @param model A model, e.g. "roberta-base".
embed <- function(texts, model = "bert-base-uncased") {
  text::textEmbed(texts, model = model)
}

tag <- text::textNER("...", model = 'dslim/bert-base-NER')
