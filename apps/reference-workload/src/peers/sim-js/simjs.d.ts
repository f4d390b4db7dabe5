// Exports nothing; what it puts on `window` is described in sim-js.ts.
declare module 'simjs' {}
