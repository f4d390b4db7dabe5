// @ts-check
/**
 * Who may use whom. A project's layer is its tag `layer:<name>`; arrows point down only.
 * @typedef {object} Layer
 * @property {readonly string[]} may  layers (`layer:base`) or single projects (`@squall/random`)
 * @property {string} because  said to whoever breaks it
 */

/** From the ground up. @type {Readonly<Record<string, Layer>>} */
export const layers = {
  base: { may: [], because: 'the base stands on nothing, so that everything can stand on it' },
  actor: {
    may: ['@squall/random'],
    because:
      'actors know neither the kernel nor one another: time, chance and a way to speak come in as ports',
  },
  flyweight: {
    may: ['layer:base', 'layer:actor'],
    because: 'it runs the same machines and knows nothing of the other engine',
  },
  cluster: {
    may: ['layer:base', 'layer:actor', 'layer:flyweight'],
    because: 'a cluster wires actors and does not know who asks',
  },
  experiment: {
    may: ['layer:base', 'layer:cluster', '@squall/metrics'],
    because: 'a question is put to a cluster, not to its actors',
  },
  app: {
    may: ['layer:base', 'layer:actor', 'layer:flyweight', 'layer:cluster', 'layer:experiment'],
    because: 'an app stands on packages, never on another app or a tool',
  },
  tool: { may: [], because: 'a tool must work while every package is broken' },
};
