/** One entry of the log that operators keep; drawn across the time axis of the report. */
export interface LogEntry {
  readonly atMs: number;
  readonly kind:
    | 'rollout'
    | 'rollback'
    | 'halted'
    | 'detected'
    | 'throttle'
    | 'opened'
    | 'mended'
    | 'recovery'
    | 'crash'
    | 'restart'
    | 'gaveUp'
    | 'byHand'
    | 'evicted'
    | 'readmitted'
    | 'deploy'
    | 'deployed'
    | 'evacuation'
    | 'evacuated'
    | 'fault'
    | 'shedding';
  readonly label: string;
  readonly cell?: string;
}

/** Writes one entry at the present moment. */
export type WriteLog = (kind: LogEntry['kind'], label: string, cell?: string) => void;

/** A name as a reader would write it: `signIn` → `sign in`. */
export function inWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
