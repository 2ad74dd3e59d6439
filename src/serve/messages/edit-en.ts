/** Words for editing an alignment in English; `edit-ru.ts` says the same in Russian. */

const plural = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

export const editEn = {
  goneInto: (n: number, now: number) => `Passage ${n} is part of passage ${now} now; its words stand there.`,
  start: 'Edit alignment',
  title: 'Editing the alignment',
  finish: 'Done',
  unreachable:
    'Sverka does not answer: this edit was not kept. What was settled before is. Start it again and repeat the edit; the page may stay open.',
  progress: (settled: number, all: number, looks: number) =>
    `${settled.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')} settled${looks === 0 ? '' : ` · ${looks.toLocaleString('en-GB')} to look at`}`,
  undo: 'Undo',
  redo: 'Redo',
  next: 'Next to look at',
  confirmSure: (count: number) => `Confirm ${plural(count, 'sure one', 'sure ones')}`,
  history: 'History',
  historyLead:
    'What people decided about this alignment, the newest first. Nothing is ever removed from here: what is taken back can be made again.',
  historyNone: 'Nobody has changed this alignment yet.',
  undoThis: 'Take back',
  redoThis: 'Make again',
  as: (name: string) => `as ${name}`,
  name: 'Your name, kept with what you decide',
  keepName: 'Keep',
  letGo: 'Let it go',
  dismiss: 'Not a fault',
  fault: 'A fault',
  settledShort: 'settled by a person',
  settledBy: (name: string, when: string) => `Settled by ${name}, ${when}.`,
  judged: (verdict: 'fault' | 'dismissed', name: string) =>
    verdict === 'fault' ? `A fault, says ${name}.` : `Not a fault, says ${name}.`,
  did: (did: string, beads: number): string => {
    switch (did) {
      case 'confirm':
        return beads > 1 ? `confirmed ${plural(beads, 'passage', 'passages')}` : 'confirmed a passage';
      case 'join':
        return 'joined two passages';
      case 'split':
        return 'split a passage';
      case 'move':
        return 'moved a sentence';
      case 'unpair':
        return 'unpaired a passage';
      case 'free':
        return 'left it to the machine again';
      case 'fault':
        return 'confirmed a fault';
      case 'dismissed':
        return 'said that a finding is no fault';
      default:
        return did;
    }
  },
  step: (step: 'made' | 'undone' | 'redone', what: string) =>
    step === 'made' ? what : step === 'undone' ? `took back: ${what}` : `made again: ${what}`,
  done: (did: string): string =>
    ({
      confirm: 'Confirmed.',
      join: 'Joined.',
      split: 'Split.',
      move: 'Moved.',
      unpair: 'Unpaired.',
      free: 'Left to the machine again.',
      fault: 'Kept as a fault.',
      dismissed: 'Kept as no fault.',
      undo: 'Taken back.',
      redo: 'Made again.',
      nothing: 'It was so already.',
    })[did] ?? '',
  tools: {
    group: (n: number) => `Passage ${n}`,
    confirm: (n: number) => `Confirm passage ${n}`,
    confirmOn: (n: number) => `Confirm everything from passage ${n} to the end`,
    free: (n: number) => `Take back what a person settled in passage ${n}`,
    join: (n: number) => `Join passage ${n} with the next`,
    split: (n: number) => `Split passage ${n} where it fits best`,
    unpair: (n: number) => `Unpair passage ${n}`,
    originalUp: (n: number) => `First sentence of the original of passage ${n}: up`,
    originalDown: (n: number) => `Last sentence of the original of passage ${n}: down`,
    translationUp: (n: number) => `First sentence of the translation of passage ${n}: up`,
    translationDown: (n: number) => `Last sentence of the translation of passage ${n}: down`,
    cut: (after: number) => `Split after sentence ${after}`,
    cutShort: 'split here',
  },
};

export type EditMessages = typeof editEn;
