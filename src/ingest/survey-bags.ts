/** The bags of a folder: their tag files become one source each, and every file of a payload is told what its bag promises of it. */
import { isBagDeclaration, isTagFile, readBag } from './bag.ts';
import { folderOf } from './folder-names.ts';
import type { FolderSources, ReadFolderFile } from './folder-sources.ts';
import type { SourceFile } from './source.ts';

/** Tells the payload of each bag; `paths` are all files of the folder, but for the `unread` that are no documents. */
export async function surveyBags(
  sources: FolderSources,
  paths: readonly string[],
  read: ReadFolderFile,
  unread: readonly string[] = [],
): Promise<void> {
  for (const declaration of paths.filter(isBagDeclaration)) {
    const own = sources.find(declaration);
    if (own === undefined) continue;
    const folder = folderOf(declaration);
    const top = folder === '' ? '' : `${folder}/`;
    const tags = paths.filter((path) => folderOf(path) === folder && isTagFile(path.slice(top.length)));
    const files: SourceFile[] = [];
    for (const path of [declaration, ...tags.filter((one) => one !== declaration)]) {
      const bytes = await read(path);
      if (bytes !== null) files.push({ path, bytes });
    }
    const bag = readBag(files);
    sources.move(tags, own.key);
    const members = [...paths, ...unread].flatMap((path) =>
      path.startsWith(`${top}data/`) ? [path.slice(top.length)] : [],
    );
    const others = paths.filter((path) => path.startsWith(top) && bag.tags.has(path.slice(top.length)));
    const passedOver = others.filter((path) => !tags.includes(path));
    sources.leave(passedOver);
    sources.tell(own.key, { members, tags: passedOver.map((path) => path.slice(top.length)) });
    const composed = new Map([...bag.promised].map(([path, checksums]) => [path.normalize('NFC'), checksums]));
    for (const member of members) {
      const source = sources.find(top + member);
      if (source === undefined) continue;
      const checksums = composed.get(member.normalize('NFC')) ?? {};
      const promise = { file: top + member, bag: folder, checksums, info: bag.info };
      sources.tell(source.key, { payload: [...(sources.extractOf(source.key).payload ?? []), promise] });
    }
  }
}
