import { checkChild } from './check-child.ts';
import type { CheckedChild, CheckedSupervisor } from './checked.ts';
import { checkExtensions } from './check-extensions.ts';
import { demand, demandOneOf, demandThat, isWhole } from './demand.ts';
import type { AutoShutdown, ListSpec, PoolSpec, SupervisorSpec } from './supervisor-spec.ts';

const STRATEGIES = ['oneForOne', 'oneForAll', 'restForOne', 'simpleOneForOne'];
const AUTO_SHUTDOWNS = ['never', 'anySignificant', 'allSignificant'];

/** Fills in OTP's defaults. Throws one clear line for a spec that OTP would refuse. */
export function checkSupervisor(spec: SupervisorSpec): CheckedSupervisor {
  const { id = 'supervisor', strategy = 'oneForOne', autoShutdown = 'never' } = spec;
  const { intensity = 1, periodMs = 5000 } = spec;
  demand(typeof id === 'string' && id !== '', 'id', id, 'give a non-empty string');
  demandOneOf('strategy', strategy, STRATEGIES);
  demandOneOf('autoShutdown', autoShutdown, AUTO_SHUTDOWNS);
  checkLimits(intensity, periodMs);
  const limits = { intensity, periodMs, ...checkExtensions(spec) };
  return { id, strategy, autoShutdown, ...limits, ...checkChildren(spec, autoShutdown) };
}

function checkLimits(intensity: number, periodMs: number): void {
  const seconds = 'give whole seconds, as OTP counts: 1000, 2000, ...';
  const wholeSeconds = isWhole(periodMs, 1000) && periodMs % 1000 === 0;
  demand(isWhole(intensity, 0), 'intensity', intensity, 'give a whole number of at least 0');
  demand(wholeSeconds, 'periodMs', periodMs, seconds);
}

type CheckedChildren = Pick<CheckedSupervisor, 'children' | 'template'>;

function checkChildren(spec: SupervisorSpec, autoShutdown: AutoShutdown): CheckedChildren {
  return spec.strategy === 'simpleOneForOne'
    ? { children: [], template: checkTemplate(spec, autoShutdown) }
    : { children: checkList(spec, autoShutdown), template: undefined };
}

function checkTemplate(spec: PoolSpec, autoShutdown: AutoShutdown): CheckedChild {
  const object = typeof spec.template === 'object' && spec.template !== null;
  demand(object, 'template', spec.template, 'simpleOneForOne needs the spec of its instances');
  demandThat(!('children' in spec), 'children are given: simpleOneForOne starts empty');
  return checkChild(spec.template, autoShutdown);
}

function checkList(spec: ListSpec, autoShutdown: AutoShutdown): readonly CheckedChild[] {
  const { children = [] } = spec;
  demand(Array.isArray(children), 'children', children, 'give a list of child specs');
  demandThat(!('template' in spec), 'a template is given: only simpleOneForOne has one');
  const seen = new Set<string>();
  return children.map((child) => {
    const checked = checkChild(child, autoShutdown);
    demand(!seen.has(checked.id), 'id of a child', checked.id, 'another child has it, rename one');
    seen.add(checked.id);
    return checked;
  });
}
