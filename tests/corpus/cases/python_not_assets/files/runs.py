from datasets import load_dataset

marsh = ("acme/marsh-birds", "test", "reeds", "title")
ponds = ("acme/pond-birds", "test", "lilies", "title")
for row in [marsh, ponds]:
    rows = load_dataset(row[0], row[2])
    dataset_name = f"{row[0]}_{row[2]}_{row[3]}"
    print(dataset_name, len(rows))
