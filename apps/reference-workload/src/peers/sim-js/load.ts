import type { SimJs } from './sim-js.ts';

/** sim.js exports nothing: it puts itself on `window`, as a script in a page does. It gets one, for so long. */
async function load(): Promise<SimJs> {
  const page: { Sim?: SimJs } = {};
  const scope: { window?: typeof page } = globalThis as object;
  scope.window = page;
  await import('simjs');
  delete scope.window;
  if (page.Sim === undefined) throw new Error('simjs has not put Sim on window; is it 2.0.3?');
  return page.Sim;
}

export const simJs: SimJs = await load();
