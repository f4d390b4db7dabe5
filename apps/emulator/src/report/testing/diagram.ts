import {
  type MapVerdict,
  type PhaseCell,
  type PhaseDiagram,
  mapVerdicts,
} from '@squall/experiment';

/** Where the two axes of the diagram have their values. */
interface Axes {
  readonly loads?: number;
  readonly triggers?: number;
}

/** By how far a cell lies to the right and up; beyond the last load it was overloaded before. */
function verdictAt(load: number, trigger: number): MapVerdict {
  if (load >= 9) return 'overloaded';
  const pressure = load + 4 * trigger;
  if (pressure < 5) return 'stable';
  return pressure < 7 ? 'recovered' : pressure < 7.5 ? 'undecided' : 'metastable';
}

function cellOf(load: number, trigger: number): PhaseCell {
  const verdict = verdictAt(load, trigger);
  const none = Object.fromEntries(mapVerdicts.map((name) => [name, 0])) as PhaseCell['counts'];
  // In one column runs disagree.
  const counts =
    load === 5 && verdict !== 'stable'
      ? { ...none, [verdict]: 2, stable: 1 }
      : { ...none, [verdict]: 3 };
  const [stableLoad, againstTheory] = [3.5, false];
  return { load, trigger, counts, verdict, stableLoad, againstTheory, digest: 'd' };
}

/** A diagram in which every verdict occurs, made by hand. */
export function testDiagram({ loads = 9, triggers = 5 }: Axes = {}): PhaseDiagram {
  const load = {
    label: 'Requests',
    unit: '1/s',
    values: Array.from({ length: loads }, (_, i) => i + 1),
  };
  const values = Array.from({ length: triggers }, (_, i) => (i + 1) / (triggers + 1));
  const trigger = { label: 'Share that is cut', unit: 'share', values };
  const cells = values.flatMap((size) => load.values.map((value) => cellOf(value, size)));
  return {
    format: 'squall-map/1',
    experiment: 'test-map',
    title: 'A map for the tests',
    question: 'Where does it stay down?',
    about: ['One server.', 'Cells are watched for longer.'],
    judged: 'goodput',
    seed: 1,
    settings: ['retries=4'],
    command: 'npx squall map test-map --seed=1',
    versions: { squall: '0.1.0', xstate: '5.33.3' },
    load,
    trigger,
    replications: 3,
    cells,
    formula: 'C_stable = C_norm / (w_L · w_C)',
    accepted: true,
    verdict: 'Of 135 runs some are metastable. Below the stable load no run is metastable.',
    events: 12_345_678,
    digest: 'abc',
  };
}
