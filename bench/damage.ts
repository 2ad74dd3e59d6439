/** Damages files the way archives, mail and people do, and the way somebody with bad intentions would. Deterministic. */
import { unzipSync, zipSync } from 'fflate';
import { startChance } from './chance.ts';

/** A file, and what was done to it. */
export interface Specimen {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly damage: string;
}

type Random = (below: number) => number;
type Damage = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
/** What a reader may stumble over, put in at a random place. */
const SNIPPETS: readonly Uint8Array[] = [
  '<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]>&a;',
  '<!ENTITY x SYSTEM "file:///etc/passwd">&x;',
  '<p>'.repeat(10_000),
  '</p>'.repeat(2000),
  '<'.repeat(5000),
  '['.repeat(20_000),
  '{\\rtf1'.repeat(3000),
  '&#x110000;&#0;&#xD800;',
  '\0'.repeat(100),
  '\u202e\u200f\ufeff\u2028',
  'а\u0301'.repeat(5000),
  ' '.repeat(200_000),
  '\n'.repeat(50_000),
  '…'.repeat(30_000),
  'a'.repeat(100_000),
  '1'.repeat(10_000),
  '---\nlang: [\n---\n',
  '<pb n="-1"/><pb/><pb n=""/>',
  '<text><body><div><div><div>',
  '<![CDATA[',
  '<!--',
  '%PDF-1.7\n1 0 obj << /Length 99999999 >> stream\n',
  'PK\u0003\u0004',
  '31.02.0000, 99 мая 99999 г., л. 999999999-1',
].map(encode);

const DAMAGES: Readonly<Record<string, Damage>> = {
  'cut off': (bytes, random) => bytes.slice(0, random(bytes.length + 1)),
  'cut off at the front': (bytes, random) => bytes.slice(random(bytes.length + 1)),
  'bytes turned over': (bytes, random) => {
    const turned = bytes.slice();
    for (let count = 1 + random(20); count > 0; count -= 1) turned[random(turned.length)] = random(256);
    return turned;
  },
  'a piece taken out': (bytes, random) => {
    const [from, to] = pick(bytes.length, random);
    return join(bytes.subarray(0, from), bytes.subarray(to));
  },
  'a piece doubled': (bytes, random) => {
    const [from, to] = pick(bytes.length, random);
    return join(bytes.subarray(0, to), bytes.subarray(from));
  },
  'pieces changed about': (bytes, random) => {
    const [from, to] = pick(bytes.length, random);
    return join(bytes.subarray(from, to), bytes.subarray(0, from), bytes.subarray(to));
  },
  'a piece of another file': (bytes, random, other) => {
    const at = random(bytes.length + 1);
    const [from, to] = pick(other.length, random);
    return join(bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(at));
  },
  'a hostile snippet': (bytes, random) => {
    const at = random(bytes.length + 1);
    return join(bytes.subarray(0, at), SNIPPETS[random(SNIPPETS.length)] ?? bytes, bytes.subarray(at));
  },
};
const NAMES = Object.keys(DAMAGES);

/** Builds a source of damaged files: each call gives the next one. */
export function buildDamage(corpus: readonly Specimen[], seed: number): () => Specimen {
  const chance = startChance(seed);
  const random: Random = (below) => Math.floor(chance() * below);
  const any = (): Specimen =>
    corpus[random(corpus.length)] ?? { name: 'empty', bytes: new Uint8Array(), damage: 'none' };
  return () => {
    const { name, bytes } = any();
    const done: string[] = [];
    const once = (of: Uint8Array): Uint8Array => {
      const damage = NAMES[random(NAMES.length)] ?? 'cut off';
      done.push(damage);
      return DAMAGES[damage]?.(of, random, any().bytes) ?? of;
    };
    const times = 1 + random(3);
    let damaged = bytes;
    for (let count = 0; count < times; count += 1)
      damaged = isPacked(bytes) && random(4) > 0 ? damageInside(damaged, random, once) : once(damaged);
    const isRenamed = random(10) === 0;
    if (isRenamed) done.push('a wrong ending');
    const ending = /\.[^./]*$/u.exec(any().name)?.[0] ?? '';
    return { name: isRenamed ? name.replace(/\.[^./]*$/u, ending) : name, bytes: damaged, damage: done.join(', ') };
  };
}

/** Damages one member of a zip container; a container that is broken already is damaged as it lies. */
function damageInside(bytes: Uint8Array, random: Random, once: (of: Uint8Array) => Uint8Array): Uint8Array {
  try {
    const members = unzipSync(bytes);
    const names = Object.keys(members);
    const name = names[random(names.length)];
    if (name === undefined) return once(bytes);
    return zipSync({ ...members, [name]: once(members[name] ?? bytes) }, { level: 1 });
  } catch {
    return once(bytes);
  }
}

function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Picks a stretch of up to a tenth of the file. */
function pick(length: number, random: Random): readonly [from: number, to: number] {
  const from = random(length + 1);
  return [from, Math.min(length, from + random(Math.ceil(length / 10) + 1))];
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
