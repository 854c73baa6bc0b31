const model = 'Xenova/bert-base-uncased'
