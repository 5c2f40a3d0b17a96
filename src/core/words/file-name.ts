/** What a file is called, after what it holds: "reponses-jeunesse.csv". */
export function fileNameOf(name: string, extension: string): string {
  const plain = name
    .normalize("NFD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${plain}.${extension}`;
}
