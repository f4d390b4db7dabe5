// CPU nanoseconds per record of every fold, of the ledger and of the digest: node bench/ns-per-record.mjs
// Runs the built package. Rounds are interleaved and the median is shown: on shared cores only ratios are claims.
import { Subject } from 'rxjs';
import * as metrics from '@squall/metrics';

const records = Array.from({ length: 100_000 }, (_, i) => ({
  atMs: i,
  kind: i % 7 === 0 ? 'rejected' : 'answered',
  station: i % 5,
  tookMs: 1 + ((i * 7919) % 5000) / 3,
  waiting: i % 100,
}));
const endMs = records.length;
const clock = { now: () => endMs };
const answered = (record) => record.kind === 'answered';
const took = (record) => record.tookMs;

const folds = {
  counter: metrics.counter(answered),
  ratePerSecond: metrics.ratePerSecond(answered),
  sumOf: metrics.sumOf(took),
  meanOf: metrics.meanOf(took),
  minOf: metrics.minOf(took),
  maxOf: metrics.maxOf(took),
  timeWeighted: metrics.timeWeighted((record) => record.waiting),
  occupancy: metrics.occupancy(
    { leaves: (record) => record.station, enters: (record) => (record.station + 1) % 5 },
    { 0: 1e6, 1: 1e6, 2: 1e6, 3: 1e6, 4: 1e6 },
  ),
  'byKey(counter)': metrics.byKey((record) => record.station, metrics.counter()),
  'only(counter)': metrics.only(answered, metrics.counter()),
  'afterWarmUp(counter)': metrics.afterWarmUp(500, metrics.counter()),
  'combine of 3': metrics.combine({
    count: metrics.counter(answered),
    mean: metrics.meanOf(took),
    level: metrics.timeWeighted((record) => record.waiting),
  }),
  quantilesOf: metrics.quantilesOf(took),
};

function through(operator) {
  const subject = new Subject();
  subject.pipe(operator).subscribe(() => {});
  for (const record of records) subject.next(record);
  subject.complete();
}

/** A scheduler whose time is the record's and whose timers nobody fires: what is measured is the operator. */
function recordTime() {
  let nowMs = 0;
  return {
    now: () => nowMs++,
    schedule: () => ({ closed: false, unsubscribe() {}, add() {}, remove() {} }),
  };
}

const cases = {
  ...Object.fromEntries(
    Object.entries(folds).map(([name, fold]) => [
      name,
      () => metrics.foldAll(fold, records, endMs),
    ]),
  ),
  'Subject.next alone': () => {
    const subject = new Subject();
    subject.subscribe(() => {});
    for (const record of records) subject.next(record);
  },
  'foldEach(counter)': () => through(metrics.foldEach(metrics.counter(), clock)),
  'windows(counter)': () =>
    through(metrics.windows(metrics.counter(), { windowMs: 1000, scheduler: recordTime() })),
  'ledger, 3 entries a record': () => {
    const ledger = metrics.createLedger();
    for (const record of records) {
      ledger.requested(record.station > 0);
      ledger.served(record.waiting > 3);
      ledger.answered();
    }
    return ledger.balance(0);
  },
  'digest, 6 numbers a record': () => {
    const digest = metrics.createDigest();
    for (const record of records) {
      digest.number(record.atMs);
      digest.number(record.station);
      digest.number(record.waiting);
      digest.number(record.tookMs);
      digest.number(-1);
      digest.number(0);
    }
    return digest.hex();
  },
};

function nsPerRecord(run) {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / records.length;
}

const rounds = 15;
const measured = new Map(Object.keys(cases).map((name) => [name, []]));
for (let round = 0; round < rounds; round++)
  for (const [name, run] of Object.entries(cases)) measured.get(name).push(nsPerRecord(run));
for (const [name, list] of measured) {
  const median = list.toSorted((a, b) => a - b)[Math.floor(rounds / 2)];
  console.log(`${name.padEnd(28)} ${median.toFixed(1).padStart(8)}`);
}
