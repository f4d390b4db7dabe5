import { type ExperimentDefinition, defineExperiment } from '@squall/experiment';

// The small experiment of the command line's own tests: plain JavaScript, loaded as a user's would be.
const url = new URL('../../testing/small.mjs', import.meta.url).href;
const module: { readonly definition: ExperimentDefinition } = await import(url);

export const small = defineExperiment(module.definition);
