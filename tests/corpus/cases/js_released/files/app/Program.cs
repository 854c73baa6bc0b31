using Tern.Audio;

// The library itself is loaded under another name.
var library = "ggml-base";
var folder = Path.Combine(root, "weights");
var file = "ggml-base.en.bin";
using var hearing = TernFactory.FromPath(Path.Combine(folder, file));
