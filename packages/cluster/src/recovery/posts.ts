import { type Plan, planStations } from '../plan.ts';
import { createPopulation } from '../population.ts';
import type { ClusterSpec } from '../spec.ts';
import type { RecoverySpec } from '../spec/recovery.ts';

/** A recovery actor at its place. */
export interface Post {
  readonly entry: RecoverySpec;
  /** `recovery:main/queueLimit`; the second of its kind in a cell is `recovery:main/queueLimit-2`. */
  readonly address: string;
  /** Index of the cell; -1: a shared service. */
  readonly cell: number;
  readonly cellName: string;
  /** The station that is guarded. */
  readonly station: number;
  /** The station whose calls are, where it is calls. */
  readonly caller: number;
}

const addressIn = (cellName: string, kind: string, nth: number) =>
  `recovery:${cellName}/${kind}${nth > 1 ? `-${nth}` : ''}`;

/** The address of the ramp that the operators of a cell have at hand. */
export const operatorsRamp = (cellName: string): string => addressIn(cellName, 'admissionRamp', 1);

/** Every recovery actor of a specification: each entry once for each copy of its service, or of its caller. */
export function recoveryPosts(spec: ClusterSpec, plan: Plan): readonly Post[] {
  const count = new Map<string, number>();
  if (spec.operators?.admissionRamp)
    for (const cell of spec.cells) count.set(operatorsRamp(cell), 1);
  const address = (cellName: string, kind: string) => {
    const first = addressIn(cellName, kind, 1);
    const nth = (count.get(first) ?? 0) + 1;
    count.set(first, nth);
    return addressIn(cellName, kind, nth);
  };
  return (spec.recovery ?? []).flatMap((entry) => {
    const at = entry.kind === 'serviceBreaker' ? entry.caller : entry.service;
    return plan.stations
      .filter(({ service, cellName }) => service === at && (entry.cell ?? cellName) === cellName)
      .map(({ cell, cellName, index }) => ({
        entry,
        address: address(cellName, entry.kind),
        cell,
        cellName,
        station: plan.indexOf(cell, entry.service),
        caller: index,
      }));
  });
}

/** The addresses of all recovery actors of a specification, those that its operators have at hand first. */
export function recoveryAddresses(spec: ClusterSpec): readonly string[] {
  const ramps = spec.operators?.admissionRamp ? spec.cells.map(operatorsRamp) : [];
  const plan = planStations(spec, createPopulation(spec));
  return [...ramps, ...recoveryPosts(spec, plan).map(({ address }) => address)];
}
