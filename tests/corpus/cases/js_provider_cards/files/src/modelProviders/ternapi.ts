import { ProviderCard } from "@/types";

const TernApi: ProviderCard = {
  chatModels: [
    { displayName: "Tern 7B", id: "ternlab/tern-7b-instruct", tokens: 8192 },
    { displayName: "Tern Pro", id: "tern-pro-128k", tokens: 131_072 },
  ],
  checkModel: "ternlab/tern-7b-instruct",
  id: "ternapi",
  name: "TernAPI",
};

export default TernApi;
