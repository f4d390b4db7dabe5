// jstat ships no types; this is all of it that is used here.
declare module 'jstat' {
  const jStat: {
    readonly studentt: {
      /** The quantile: the value that a t-distributed variable with `dof` degrees of freedom stays below with chance p. */
      inv(p: number, dof: number): number;
    };
  };
  export default jStat;
}
