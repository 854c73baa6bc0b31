const quick = true;
export default {
    SAMPLE: `https://huggingface.co/datasets/studio-nord/bird-songs/resolve/main/${
        quick ? "wren" : "all"
    }.wav`,
    ICON: `https://huggingface.co/studio-nord/page/resolve/main/${quick}.png`,
};
