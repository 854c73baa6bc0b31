import torchvision


class Body(torchvision.nn.Module):
    def __init__(self, name, dilated):
        super().__init__()
        self.net = getattr(torchvision.models, name)(pretrained=True)
        self.head = getattr(torchvision.models, "resnet18")(pretrained=False)


def build(args):
    return Body(args.body, args.dilated)
