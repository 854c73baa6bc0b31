import office, { getShelf, reef } from "../lib/clients";

const shelf = getShelf();

export async function ask(messages: Message[]) {
  const first = await reef.chat.completions.create({ model: "larchlab/larch-8b", messages });
  const second = await shelf.chat.completions.create({ model: "larchlab/larch-70b", messages });
  const third = await office.chat.completions.create({ model: "gpt-4o", messages });
  return [first, second, third];
}
