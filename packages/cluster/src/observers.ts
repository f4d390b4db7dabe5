import { type LedgerTotals, createDigest, createLedgers } from '@squall/metrics';
import type { Observable } from 'rxjs';
import type { Plan } from './plan.ts';
import { type ClusterRecord, kindCode } from './records.ts';

/** The folds that every run drives over its records: the history's digest and the books. */
export interface Observers {
  digest(): string;
  ledger(): Readonly<Record<string, LedgerTotals>>;
  /** Laws that the books break against what clients wait for and what stations have served, by station, in words; empty when they balance to the unit. */
  imbalances(inFlight: ArrayLike<number>, served: ArrayLike<number>): readonly string[];
}

function post(ledgers: ReturnType<typeof createLedgers>, key: string, kind: ClusterRecord['kind']) {
  const ledger = ledgers.of(key);
  switch (kind) {
    case 'requested':
      return ledger.requested(true);
    case 'retried':
      return ledger.requested(false);
    case 'answered':
    case 'rejected':
    case 'timedOut':
    case 'abandoned':
      return ledger[kind]();
    case 'servedUseful':
      return ledger.served(true);
    case 'servedWasted':
      return ledger.served(false);
  }
}

export function observe(records: Observable<ClusterRecord>, plan: Plan): Observers {
  const digest = createDigest();
  const ledgers = createLedgers();
  const indexOf = new Map(plan.stations.map(({ key, index }) => [key, index]));
  for (const { key } of plan.stations) ledgers.of(key);
  records.subscribe((record) => {
    digest.number(kindCode(record.kind));
    digest.number(record.atMs);
    digest.number(record.client);
    digest.number(record.station);
    digest.number(record.stage);
    digest.number(record.value);
    digest.number(record.from);
    const key = plan.stations[record.station]?.key;
    if (key !== undefined) post(ledgers, key, record.kind);
  });
  return {
    digest: () => digest.hex(),
    ledger: () => ledgers.read(),
    imbalances: (inFlight, served) =>
      ledgers
        .balance(
          (key) => inFlight[indexOf.get(key) ?? -1] ?? 0,
          (key) => served[indexOf.get(key) ?? -1] ?? 0,
        )
        .map(({ key, law, left, right }) => `${key}: ${law}, but ${left} and ${right}`),
  };
}
