// @ts-check
/** Stations: service, places, disciplines, impatience. @type {readonly import('../../src/mutation.mjs').Mutation[]} */
export const mutations = [
  {
    name: 'queue one longer',
    file: 'packages/service-actor/src/station/floor.ts',
    find: 'this.line.size < this.queueCapacity',
    replace: 'this.line.size <= this.queueCapacity',
    tests: ['packages/service-actor/src/station/station.test.ts'],
  },
];
