/**
 * Serve: the reading room over HTTP.
 *
 * In: an open archive with its search and its run of reading. Out: a Hono app: pages that work without JavaScript, JSON for
 * other programs, files as they were received. Why here: routes ask, views show; nothing is decided here about documents.
 */
import { Hono } from 'hono';
import { toProblem } from '../errors.ts';
import { readAssets } from './assets.ts';
import { answerProblem, toThrown } from './answer.tsx';
import { addApiRoutes } from './api-routes.ts';
import { addArchiveRoutes } from './archive-routes.tsx';
import { addFindingAidRoutes } from './finding-aid-routes.tsx';
import { guard } from './guard.ts';
import { addLanguageRoutes } from './language-routes.tsx';
import { addJoinRoutes } from './join-routes.tsx';
import { addRecordRoutes } from './record-routes.tsx';
import type { Room } from './room.ts';
import { addTruthRoutes } from './truth-routes.ts';

export type { Room } from './room.ts';

const FOREVER = 'public, max-age=31536000, immutable';
const A_DAY = 'public, max-age=86400';

/** Builds the app of one archive. Answers of pages are never cached without asking again; assets are. */
export function createApp(room: Room): Hono {
  const assets = readAssets();
  const place = { room, assets };
  const app = new Hono();
  app.onError((error, c) => answerProblem(c, place, toThrown(error)));
  app.notFound((c) => answerProblem(c, place, toProblem('PAGE_NOT_FOUND', { path: c.req.path })));
  app.use(guard(room));
  app.get('/assets/:name{.+}', (c) => {
    const asset = assets.find(c.req.param('name'));
    if (asset === undefined) return c.notFound();
    const etag = `"${asset.etag}"`;
    c.header('ETag', etag);
    c.header('Cache-Control', c.req.query('v') === asset.etag ? FOREVER : A_DAY);
    if (c.req.header('if-none-match') === etag) return c.body(null, 304);
    return c.body(asset.bytes, 200, { 'Content-Type': asset.type });
  });
  addArchiveRoutes(app, place);
  addFindingAidRoutes(app, place);
  addLanguageRoutes(app, place);
  addJoinRoutes(app, place);
  addRecordRoutes(app, place);
  addApiRoutes(app, place);
  addTruthRoutes(app, place);
  return app;
}
