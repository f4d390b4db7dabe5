/** The few functions of jstat that tests check against; the module has no types of its own. */
declare module 'jstat' {
  interface Continuous {
    cdf(x: number, a: number, b: number): number;
    inv(p: number, a: number, b: number): number;
  }
  const jstat: {
    readonly gamma: Continuous;
    readonly lognormal: Continuous;
    readonly normal: Continuous;
    readonly chisquare: { cdf(x: number, freedom: number): number };
  };
  export default jstat;
}
