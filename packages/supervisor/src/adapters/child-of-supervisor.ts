import { openSupervisor } from '../shell/open-supervisor.ts';
import { checkSupervisor } from '../spec/check-supervisor.ts';
import type { CheckedSupervisor } from '../spec/checked.ts';
import type { ChildSpec } from '../spec/child-spec.ts';
import type { SupervisorSpec } from '../spec/supervisor-spec.ts';
import type { Supervisor } from '../supervisor.ts';

/** A supervisor's spec with what makes it a child of another. */
export type SupervisorChildSpec = SupervisorSpec &
  Pick<ChildSpec, 'restart' | 'shutdown' | 'significant'> & { readonly id: string };

/**
 * A supervisor as a child of another: `sup.child<Supervisor>(id)` gives the current one. Each start
 * makes a new one, with an empty restart window and the children of the spec.
 *
 * One that gives up exits with `shutdown`, which is quiet: unless it is permanent, that is its end.
 *
 * @throws RangeError as `createSupervisor` does
 */
export function childOfSupervisor(spec: SupervisorChildSpec): ChildSpec<Supervisor> {
  const checked = checkSupervisor(spec);
  const { id, restart = 'permanent', shutdown = 'infinity', significant = false } = spec;
  return { id, restart, shutdown, significant, type: 'supervisor', start: starter(checked) };
}

function starter(spec: CheckedSupervisor): ChildSpec<Supervisor>['start'] {
  return (context) => {
    const supervisor = openSupervisor(spec, context.ports);
    supervisor.onExit((reason) => context.exited(reason));
    supervisor.start(() =>
      context.started({
        ref: supervisor,
        stop: (reason) => {
          supervisor.stop(reason);
          return 'later';
        },
        kill: () => supervisor.kill(),
      }),
    );
    return 'later';
  };
}
