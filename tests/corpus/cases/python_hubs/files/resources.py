# What the command line lets people fetch, by name.
RESOURCES = {
    "data.songs.dev": {
        "s3_url": "https://files.birdsong.example/songs/finch-dev.json.gz",
        "original_ext": ".json",
        "compressed": True,
    },
    "checkpoint.finch": {
        "s3_url": "https://files.birdsong.example/checkpoint/finch/encoder_base.cp",
        "original_ext": ".cp",
        "compressed": False,
    },
}
