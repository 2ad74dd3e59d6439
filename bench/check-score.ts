/** Scores the findings of the check against seeded faults. */
import type { Finding } from '../src/align/align.ts';
import type { Bead } from '../src/model/bead.ts';
import type { Fault, FaultKind, FaultySet } from './faults.ts';

/** What the check said of one document. */
export interface CheckedDocument {
  readonly beads: readonly Bead[];
  readonly findings: readonly Finding[];
}

/** One finding with whether it stands on a faulty bead, and whether its kind fits the fault. */
export interface JudgedFinding {
  readonly finding: Finding;
  readonly document: number;
  readonly fault: Fault | null;
  readonly isRightKind: boolean;
}

export interface Judged {
  readonly set: FaultySet;
  readonly documents: readonly CheckedDocument[];
  readonly cleanBeads: number;
  readonly findings: readonly JudgedFinding[];
  /** Each fault with the findings on its bead. */
  readonly faults: readonly {
    readonly fault: Fault;
    readonly findings: readonly Finding[];
    readonly isRightKind: boolean;
  }[];
}

/** Kinds a finding may have to name a fault rightly: a changed year is a number and a date. */
const FITTING: Readonly<Record<FaultKind, readonly string[]>> = {
  number: ['number', 'date'],
  date: ['date', 'number'],
  name: ['name', 'omission'],
  negation: ['negation'],
  omission: ['omission', 'name', 'number'],
  hedge: ['hedge'],
  quotation: ['quotation'],
  addition: ['addition'],
  order: ['order'],
};

/** Lists the faults of every bead of a document: a bead with a fault is faulty whatever stands in it; all others are clean. */
export function listFaults(set: FaultySet, document: number, beads: readonly Bead[]): readonly (readonly Fault[])[] {
  const faults = set.faults.filter((fault) => fault.document === document);
  const origins = set.origins[document] ?? [];
  return beads.map((bead) => {
    const before = bead.translation.map((index) => origins[index] ?? -1);
    return faults.filter(
      (fault) =>
        bead.original.includes(fault.original) ||
        before.includes(fault.translation) ||
        // Two sentences that changed places are both amiss.
        (fault.kind === 'order' &&
          (bead.original.includes(fault.original - 1) || before.includes(fault.translation - 1))) ||
        (fault.kind === 'addition' &&
          bead.translation.some((index) => (origins[index] ?? 0) === -1 && origins[index - 1] === fault.translation)),
    );
  });
}

/** Ties findings to faults by their beads. */
export function judgeFindings(set: FaultySet, documents: readonly CheckedDocument[]): Judged {
  const findings: JudgedFinding[] = [];
  const byFault = new Map<Fault, Finding[]>();
  let cleanBeads = 0;
  for (const [at, { beads, findings: found }] of documents.entries()) {
    const faultOf = listFaults(set, at, beads);
    cleanBeads += faultOf.filter((list) => list.length === 0).length;
    for (const finding of found) {
      const here = faultOf[finding.bead] ?? [];
      const fitting = here.find((fault) => FITTING[fault.kind].includes(finding.kind));
      findings.push({ finding, document: at, fault: fitting ?? here[0] ?? null, isRightKind: fitting !== undefined });
      for (const fault of here) byFault.set(fault, [...(byFault.get(fault) ?? []), finding]);
    }
  }
  return {
    set,
    documents,
    cleanBeads,
    findings,
    faults: set.faults.map((fault) => {
      const found = byFault.get(fault) ?? [];
      return { fault, findings: found, isRightKind: found.some(({ kind }) => FITTING[fault.kind].includes(kind)) };
    }),
  };
}
