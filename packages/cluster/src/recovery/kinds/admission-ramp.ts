import {
  type AdmissionRampCommand,
  type AdmissionRampSettings,
  createAdmissionRamp,
} from '@squall/recovery';
import type { WriteLog } from '../../log.ts';
import type { CrewMember, CrewPorts, PostOf } from '../crew.ts';
import { type Door, doorOf } from '../door.ts';

/** A ramp at a door; only that it closes and opens goes into the log, not every step. */
export function rampAt(
  door: Door,
  settings: AdmissionRampSettings,
  log: WriteLog,
  cellName: string,
): CrewMember {
  let closed = false;
  return {
    machine: createAdmissionRamp(settings),
    carryOut: (command: AdmissionRampCommand) => {
      if (command.type === 'doorOpened') {
        closed = false;
        log('opened', 'admission open again', cellName);
        return door.open();
      }
      if (!closed) log('throttle', 'admission closed, then ramped up', cellName);
      closed = true;
      return door.set(command.perThousandPerSecond);
    },
  };
}

export function admissionRamp(post: PostOf<'admissionRamp'>, ports: CrewPorts): CrewMember {
  const { entry, station, cell, cellName } = post;
  const { cellSizes, size } = ports.population;
  const thousands = (cell < 0 ? size : (cellSizes[cell] ?? 0)) / 1000;
  const door = doorOf(station, ports, thousands, entry.retryAfterMs);
  return rampAt(door, entry as AdmissionRampSettings, ports.log, cellName);
}
