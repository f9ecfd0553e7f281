// Puts questions to the public page's own verifier: one JSON a line in, one a line out.
//   node asked.mjs FOLDER_OF_THE_MODULES
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = pathToFileURL(`${process.argv[2]}/`);
const load = (name) => import(new URL(`${name}.js`, folder));
const [adopted, archive, bytes, canonical, communique, counting, fraction, note, paperText, query, rows, statement, tree, verifier, written] =
  await Promise.all(
    ["adopted", "archive", "bytes", "canonical", "communique", "counting", "fraction", "note", "paper_text", "query", "rows", "statement", "tree", "verify", "written"].map(load),
  );
const raw = (text) => Uint8Array.from(Buffer.from(text, "base64"));
const hex = (text) => bytes.fromHex(text, "a hash");

const files = (papers) => new Map(papers.map(([name, one]) => [name, raw(one)]));

const QUESTIONS = {
  checkStatement: ({ evidence, lines, papers, leaves, said }) =>
    statement.checkStatement(evidence, raw(lines), files(papers), leaves, new Map(said)),
  checkAdopted: ({ evidence, papers, said }) => adopted.checkAdopted(evidence, files(papers), said),
  checkCommunique: ({ evidence, papers, said }) => communique.checkCommunique(evidence, files(papers), said),
  verify: ({ data, key }) => verifier.verify(raw(data), key),
  unpack: async ({ data }) =>
    Promise.all([...(await archive.unpack(raw(data)))].map(async ([name, one]) => [name, bytes.hexOf(await bytes.sha256(one))])),
  canonical: ({ data }) => canonical.canonical(JSON.parse(Buffer.from(data, "base64").toString())),
  readCanonical: ({ data }) => canonical.readCanonical(raw(data), "it"),
  leafHash: async ({ leaf }) => bytes.hexOf(await tree.leafHash(hex(leaf))),
  inclusion: ({ leaf, index, size, proof, root }) =>
    tree.verifyInclusion(hex(leaf), BigInt(index), BigInt(size), proof.map(hex), hex(root)),
  joint: ({ leaves, size, proof, root }) =>
    tree.verifyJoint(leaves.map(([at, one]) => [BigInt(at), hex(one)]), BigInt(size), proof.map(hex), hex(root)),
  readKey: async ({ word }) => bytes.hexOf((await note.readKey(word)).raw),
  openNote: async ({ text, key }) => note.openNote(text, await note.readKey(key)),
  openCheckpoint: async ({ text, key }) => note.openCheckpoint(text, await note.readKey(key)),
  readBody: ({ text }) => note.readBody(text),
  count: ({ query: asked, data }) =>
    counting.counted(query.queryFrom(asked), new rows.Rows(rows.readRows(raw(data)).map((one) => one.row))),
  written: ({ value, of, show, language }) =>
    written.written({ value: fraction.numberOf(value), of, unit: "forms" }, show, language),
  textOfHtml: ({ html }) => paperText.textOfHtml(html),
};

function shown(_name, value) {
  if (typeof value === "bigint") return String(value);
  if (value?.below !== undefined) return fraction.plain(value);
  if (value instanceof Uint8Array) return bytes.hexOf(value);
  return value;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { ask, ...given } = JSON.parse(line);
  let answer;
  try {
    answer = { is: await QUESTIONS[ask](given) };
  } catch (error) {
    answer = error instanceof bytes.Fault ? { fault: error.message } : { broken: String(error.stack) };
  }
  process.stdout.write(`${JSON.stringify(answer, shown)}\n`);
}
