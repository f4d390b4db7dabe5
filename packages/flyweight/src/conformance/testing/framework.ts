import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What is sent to a document, and where it must be after each event: ids of its atomic and final states. */
export interface Script {
  readonly initialConfiguration: readonly string[];
  readonly events: readonly {
    /** ms to wait before the event. */
    readonly after?: number;
    readonly event: { readonly name: string };
    readonly nextConfiguration: readonly string[];
  }[];
}

export interface Document {
  /** Folder and file, without the ending. */
  readonly name: string;
  readonly xml: string;
  /** Undefined where the framework has none. */
  readonly script: Script | undefined;
}

/** The folders of documents in SCION's SCXML test framework. */
const roots = ['test', 'test-ext'].map((folder) =>
  fileURLToPath(
    new URL(`${folder}/`, import.meta.resolve('@scion-scxml/test-framework/package.json')),
  ),
);

const read = (root: string, path: string): Document => {
  const base = root + path.replace(/\.scxml$/, '');
  return {
    name: path.replace(/(\.txml)?\.scxml$/, '').replaceAll('\\', '/'),
    xml: readFileSync(`${base}.scxml`, 'utf8'),
    script: existsSync(`${base}.json`)
      ? (JSON.parse(readFileSync(`${base}.json`, 'utf8')) as Script)
      : undefined,
  };
};

/** Every document of the framework, in the order of their names. */
export const documents: readonly Document[] = roots.flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.scxml'))
    .sort()
    .map((path) => read(root, path)),
);
