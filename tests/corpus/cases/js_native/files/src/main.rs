use hf_hub::{api::sync::Api, Repo, RepoType};

#[derive(Parser)]
struct Args {
    /// The model
    #[arg(long, default_value = "microsoft/phi-2")]
    model_id: String,
}

fn main() -> anyhow::Result<()> {
    let api = Api::new()?;
    let repo = api.model("bert-base-uncased".to_string());
    let other = Repo::with_revision("lmz/candle-stablelm-3b-4e1t".to_string(), RepoType::Model, "main".into());
    let tokenizer = Tokenizer::from_pretrained("EleutherAI/gpt-neox-20b", None)?;
    let kind = "text/html";
    Ok(())
}

fn build() {
    let text_builder = TextModelBuilder::new("larchlab/larch-text");
    let kernels = include_dir("kernels").join("larchlab/larch-llama-7b");
}

#[cfg(test)]
mod tests {
    #[test]
    fn loads() { Api::new().unwrap().model("gpt2".to_string()); }
}
