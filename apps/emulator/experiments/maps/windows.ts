/** Said of every map of a table with a stable load (docs/decisions/0018). */
export const windowsOutlastDrains =
  'In the map a cell is judged by its goodput, window by window, and its windows are as long as it takes for 20 of them to outlast the ' +
  'longest drain that theorem 2 allows: who only clears a backlog is not metastable.';
