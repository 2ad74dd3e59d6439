/** Finding aids: the list of them, and one component with what lies under it. */
import type { Hono } from 'hono';
import { answerPage, type Desk, toShowing } from './answer.tsx';
import { readNumber } from './asks.ts';
import { FindingAidPage, FindingAidsPage } from './views/finding-aid-page.tsx';

const SHOWN = 100;
const LISTED = 1000;
const FARTHEST = 10_000_000;

export function addFindingAidRoutes(app: Hono, desk: Desk): void {
  const { archive } = desk.room;

  app.get('/finding-aids', async (c) => {
    const source = c.req.query('source');
    const showing = toShowing(c, desk);
    if (source === undefined)
      return answerPage(c, <FindingAidsPage showing={showing} aids={await archive.listFindingAids()} />);
    const key = c.req.query('at');
    const skip = readNumber(c, 'skip', 0, FARTHEST) ?? 0;
    const page = await archive.getComponent({ source, limit: SHOWN, skip, ...(key === undefined ? {} : { key }) });
    return answerPage(c, <FindingAidPage showing={showing} page={page} skip={skip} limit={SHOWN} />);
  });

  app.get('/api/finding-aids', async (c) => {
    const source = c.req.query('source');
    if (source === undefined) return c.json({ findingAids: await archive.listFindingAids() });
    const key = c.req.query('at');
    const limit = readNumber(c, 'limit', 1, LISTED) ?? SHOWN;
    const skip = readNumber(c, 'skip', 0, FARTHEST) ?? 0;
    return c.json(await archive.getComponent({ source, limit, skip, ...(key === undefined ? {} : { key }) }));
  });
}
