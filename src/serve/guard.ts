/** What every request must pass and every answer carries: host names, same origin, headers that forbid. */
import type { Context, MiddlewareHandler } from 'hono';
import { timingSafeEqual } from 'node:crypto';
import { toError } from '../errors.ts';
import type { Room } from './room.ts';

/** Nothing but our own files; no inline script, no inline style, no frame around us. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What changes only the reader's own settings. */
const HARMLESS = new Set(['/theme', '/editor']);

const ANY_HOST = new Set(['0.0.0.0', '::', '*']);
const IP_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])$/iu;

/**
 * Refuses requests for a host name that is not ours, and changing requests from other sites. A page elsewhere can bind its
 * own name to this machine's address (DNS rebinding) but cannot make the browser send a number as the host: addresses pass.
 */
export function guard(room: Room): MiddlewareHandler {
  const hosts = new Set(room.hosts ?? []);
  const isAnyHost = [...hosts].some((host) => ANY_HOST.has(host));
  return async (c, next) => {
    c.header('Content-Security-Policy', POLICY);
    c.header('X-Content-Type-Options', 'nosniff');
    // Not `no-referrer`: with it browsers send `Origin: null` even to their own site.
    c.header('Referrer-Policy', 'same-origin');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    const host = hostOf(c);
    const name = host.replace(/:\d+$/u, '');
    if (!(isAnyHost || name === 'localhost' || IP_ADDRESS.test(name) || hosts.has(name))) {
      throw toError('REQUEST_FOREIGN');
    }
    const isChanging = c.req.method !== 'GET' && c.req.method !== 'HEAD';
    if (isChanging && !holdsToken(c, room) && originOf(c) !== host) throw toError('REQUEST_FOREIGN');
    if (isChanging && room.readOnly === true && !HARMLESS.has(c.req.path)) throw toError('READ_ONLY');
    await next();
  };
}

function hostOf(c: Context): string {
  return (c.req.header('host') ?? new URL(c.req.url).host).toLowerCase();
}

function originOf(c: Context): string | undefined {
  const origin = c.req.header('origin');
  if (origin === undefined || !URL.canParse(origin)) return undefined;
  return new URL(origin).host.toLowerCase();
}

/** Says whether the request carries the secret of this process. */
export function holdsToken(c: Context, room: Room): boolean {
  const given = /^Bearer (.+)$/u.exec(c.req.header('authorization') ?? '')?.[1];
  if (room.token === undefined || given === undefined) return false;
  const expected = Buffer.from(room.token);
  const received = Buffer.from(given);
  return expected.length === received.length && timingSafeEqual(expected, received);
}
