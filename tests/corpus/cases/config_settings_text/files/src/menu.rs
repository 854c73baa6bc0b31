//! The models that the program offers before anybody has set any.

const DEFAULT_MENU: &str = r#"
# Small ones first.
models:
  - name: Larch small
    repo_id: larchlab/larch-small-1b
    license: apache-2.0
  - name: "Larch large"
    repo_id: larchlab/larch-large-13b
"#;

const USAGE: &str = "
models:
  - repo_id: larchlab/larch-of-the-manual-7b
";

pub fn menu() -> Menu {
    serde_yaml::from_str(DEFAULT_MENU).expect("the menu is well-formed")
}
