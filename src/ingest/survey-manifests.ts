/** The IIIF manifests of a folder: the pictures and annotation pages they name by a path go with them. */
import { decodeFile, LARGEST_FILE } from './decode.ts';
import { folderOf, resolve } from './folder-names.ts';
import type { FolderSources, ReadFolderFile } from './folder-sources.ts';
import { decodePath, isRemote, parseIiif } from './iiif.ts';
import { listCanvases, listNamedPages } from './iiif-canvases.ts';
import { toType } from './iiif-values.ts';
import { parseName } from './source.ts';

/** Gives each manifest the files it names. */
export async function surveyManifests(sources: FolderSources, read: ReadFolderFile): Promise<void> {
  for (const { key, paths } of sources.list()) {
    const [path = ''] = paths;
    if (!/\.json$/iu.test(path) || paths.length > 1) continue;
    const bytes = await read(path);
    if (bytes === null || bytes.length > LARGEST_FILE) continue;
    const { file } = decodeFile({ path, bytes });
    const manifest = file === null ? null : parseIiif(file.text);
    if (manifest === null || manifest === 'broken' || toType(manifest) !== 'Manifest') continue;
    const from = folderOf(path);
    const pages = listNamedPages(manifest).flatMap((address) => {
      // An annotation page is called by its address; its file lies beside the manifest under the last part of it.
      const place = resolve(from, decodePath(address.replace(/[?#].*$/u, '')).replace(/^.*\//u, ''));
      const own = place === null ? undefined : sources.find(place);
      return own !== undefined && own.paths.length === 1 && own.key !== key ? own.paths : [];
    });
    const pictures = listCanvases(manifest).flatMap(({ images }) =>
      images.flatMap((address) => {
        const found = isRemote(address) ? null : sources.names.find(decodePath(address), from);
        if (found === null || !('path' in found)) return [];
        // A picture that stands beside a text of its own stays there.
        const own = sources.find(found.path);
        const isFree = own?.paths.every((one) => parseName(one).isScan) === true && own.paths.includes(found.path);
        return isFree ? [found.path] : [];
      }),
    );
    sources.move([...new Set([...pages, ...pictures])], key);
  }
}
