# model_id = "amazon.titan-embed-text-v1"
resource "azurerm_cognitive_deployment" "chat" {
  model {
    name = "gpt-4o"
  }
}
resource "aws_bedrock_custom_model" "own" {
  base_model_identifier = "arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-text-express-v1"
}
