/** How far a supervisor's life has come. */
export type Status = 'idle' | 'starting' | 'running' | 'stopping' | 'ended';
