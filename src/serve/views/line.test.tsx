import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { en } from '../messages/en.ts';
import { LineWords } from './line.tsx';

describe('a word a machine read', () => {
  it('is marked where it was doubted, with how sure it was', async () => {
    const mark = { kind: 'highlight', rend: 'other', sure: 0.42, block: 0, start: 0, end: 4 } as const;
    const line = {
      lang: 'en',
      kind: 'paragraph',
      level: 1,
      opens: true,
      pieces: [
        { kind: 'words', text: 'shlp', marks: [mark] },
        { kind: 'words', text: ' came', marks: [] },
      ],
      breaks: [],
    } as const;
    const page = new Hono().get('/', (c) => c.html(<LineWords line={line} messages={en} />));
    const html = await (await page.request('/')).text();
    expect(html).toContain('<span class="unsure" title="read by machine, 42 % sure">shlp</span> came');
  });
});
