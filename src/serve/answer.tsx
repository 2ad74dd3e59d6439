/** Answers: a page with its ETag, JSON, or a problem in the form that was asked for. */
import type { Context } from 'hono';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { createHash } from 'node:crypto';
import { ERRORS, type Problem, SverkaError, toProblem } from '../errors.ts';
import type { Assets } from './assets.ts';
import { readMessages, readTheme } from './preferences.ts';
import type { Room } from './room.ts';
import { ErrorPage } from './views/error-page.tsx';
import type { Showing } from './views/frame.tsx';

/** What every route has at hand. */
export interface Desk {
  readonly room: Room;
  readonly assets: Assets;
}

type Status = 200 | 400 | 403 | 404 | 409 | 422 | 423 | 500 | 503 | 507;

/** Gathers what the views need to know of a request. */
export function toShowing(c: Context, { room, assets }: Desk): Showing {
  const url = new URL(c.req.url);
  const query = Object.fromEntries(url.searchParams.entries());
  delete query.lang;
  return {
    messages: readMessages(c),
    theme: readTheme(c),
    assets,
    archiveName: room.name,
    path: url.pathname,
    query,
    origin: `${c.req.header('x-forwarded-proto') === 'https' ? 'https:' : url.protocol}//${c.req.header('host') ?? url.host}`,
    isReading: room.progress().running,
  };
}

/** Answers with a page; the browser asks again each time and is told 304 when nothing has changed. */
export async function answerPage(
  c: Context,
  view: JSX.Element | Promise<JSX.Element>,
  status: Status = 200,
): Promise<Response> {
  const html = `<!doctype html>${(await view).toString()}`;
  c.header('Vary', 'Cookie, Accept-Language');
  c.header('Cache-Control', 'private, no-cache');
  if (status === 200) {
    const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
    c.header('ETag', etag);
    if (c.req.header('if-none-match') === etag) return c.body(null, 304);
  }
  return c.html(html, status);
}

/** Says whether the caller is a program: it asks below `/api`, for JSON by name, or by its Accept header. */
function wantsJson(c: Context): boolean {
  if (c.req.path.startsWith('/api/') || c.req.path.endsWith('.json')) return true;
  const accept = c.req.header('accept') ?? '';
  return accept.includes('json') && !accept.includes('text/html');
}

/** Answers with a problem: RFC 9457 problem JSON for programs, a page for people. No stack trace ever leaves the machine. */
export async function answerProblem(c: Context, desk: Desk, problem: Problem): Promise<Response> {
  const status = ERRORS[problem.code].status as Status;
  if (wantsJson(c)) {
    return c.body(
      JSON.stringify({
        type: `urn:sverka:problem:${problem.code}`,
        title: problem.code,
        status,
        detail: problem.message,
        code: problem.code,
        instance: c.req.path,
      }),
      status,
      { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store' },
    );
  }
  const showing = toShowing(c, desk);
  return answerPage(c, <ErrorPage showing={showing} problem={problem} />, status);
}

/** Turns whatever was thrown into a problem; what nobody foresaw becomes INTERNAL. */
export function toThrown(error: unknown): Problem {
  if (error instanceof SverkaError) return error.problem;
  return toProblem('INTERNAL', { reason: error instanceof Error ? error.message : String(error) });
}
