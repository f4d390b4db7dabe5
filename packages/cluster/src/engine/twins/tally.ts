/** How many clients are to have a twin, how many have one, and how many of their steps were compared, all equal. */
export interface TwinTally {
  readonly wanted: number;
  clients: number;
  comparisons: number;
}
