# The serving stack
variable "model_id" {
  description = "for example meta-llama/Llama-2-7b"
  default     = "google/gemma-2-9b-it"
}
variable "region" {
  default = "us-central1/a"
}
