import type { ChildInfo } from '../shell/children-view.ts';
import type { Supervisor } from '../supervisor.ts';

/** An actor that shows a child, or the supervisor that is up as that child. */
export interface Shown {
  /** The supervisor that it shows, if it shows one: another one gets another actor. */
  readonly supervisor: Supervisor | undefined;
  /** It has shown the end, and hears nothing any more. */
  readonly isOver: boolean;
}

/** Actors by their ids. */
export type ShownActors = ReadonlyMap<string, Shown>;

/** What is to be done to the actors. */
export interface Stage {
  readonly show: (id: string, supervisor: Supervisor | undefined) => void;
  readonly tell: (id: string, info: ChildInfo | undefined) => void;
  readonly remove: (id: string) => void;
}

/** One actor for each child under its id, and one for each supervisor that is up below it. */
export function showChildren(
  before: ShownActors,
  children: readonly ChildInfo[],
  stage: Stage,
): ShownActors {
  const now = new Map<string, Shown>();
  for (const info of children) {
    const nested = isSupervisor(info.child) ? info.child : undefined;
    now.set(info.id, { supervisor: undefined, isOver: false });
    if (nested !== undefined) {
      now.set(`${info.id}/supervisor`, { supervisor: nested, isOver: nested.status === 'ended' });
    }
  }
  // An actor whose supervisor was replaced has shown its end, and is over by itself.
  for (const id of before.keys()) if (!now.has(id)) stage.remove(id);
  const infos = new Map(children.map((info) => [info.id, info]));
  for (const [id, shown] of now) {
    const was = before.get(id);
    const isNew = was === undefined || was.supervisor !== shown.supervisor;
    if (isNew) stage.show(id, shown.supervisor);
    if (isNew || !was.isOver) stage.tell(id, infos.get(id));
  }
  return now;
}

function isSupervisor(child: unknown): child is Supervisor {
  return typeof child === 'object' && child !== null && 'restartWindow' in child;
}
