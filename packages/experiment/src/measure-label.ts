/** What a measure is called in tables and which unit it has, from its name: `cell.business.onlineMin`. */

interface Label {
  readonly unit: string;
  readonly label: string;
}

const figures: Readonly<Record<string, Label>> = {
  onlineMin: { unit: 'of baseline', label: 'fewest online' },
  onlineAtEnd: { unit: 'of baseline', label: 'online at the end' },
  recoveryMs: { unit: 'ms', label: 'time from the trigger until back for good' },
  outlastsTriggerMs: { unit: 'ms', label: 'time by which the storm outlasts its trigger' },
  metastable: { unit: 'of runs', label: 'stuck when the trigger was gone (metastable)' },
  crashes: { unit: 'crashes', label: 'processes that died' },
  degradedPeakShare: { unit: 'of clients', label: 'most without a feature' },
  degradedAtEnd: { unit: 'of clients', label: 'without a feature at the end' },
  overloadedMs: { unit: 'ms', label: 'time overloaded (under half of the attempts answered)' },
  attemptsPeakPerSecond: { unit: '1/s', label: 'most attempts' },
  attemptsPeakRatio: { unit: 'times baseline', label: 'most attempts' },
  queuePeakShare: { unit: 'of capacity', label: 'longest queue' },
  amplification: { unit: 'attempts per first attempt', label: 'retry amplification' },
  wastedShare: { unit: 'of served', label: 'work served in vain' },
  disconnectsPerClient: { unit: 'per client', label: 'connections lost' },
  disconnectedByConfigurationShare: { unit: 'of clients', label: 'cut off by the configuration' },
  retriesByHandPerClient: { unit: 'per client', label: 'retries by hand' },
  attemptsPerClient: { unit: 'per client', label: 'connection attempts' },
  messagesFailedShare: { unit: 'of messages', label: 'messages failed' },
  leftPerClient: { unit: 'per client', label: 'users who left for a while' },
};

/** `cell.consumer.recoveryMs` → unit ms, label "consumer: time from the trigger until back for good". */
export function describeMeasure(name: string): Label {
  const dot = name.lastIndexOf('.');
  const figure = figures[name.slice(dot + 1)];
  const [, ...of] = name.slice(0, dot).split('.');
  return figure === undefined
    ? { unit: '', label: name }
    : { unit: figure.unit, label: `${of.join('.')}: ${figure.label}` };
}
