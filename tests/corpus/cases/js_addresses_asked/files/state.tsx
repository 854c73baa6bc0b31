const [model, setModel] = useState<Choice>("gpt-4o-2024-08-06");
const [page, setPage] = useState("front-page-2");
const schema = z.object({ model: z.string().default("gpt-4.1-mini") });
