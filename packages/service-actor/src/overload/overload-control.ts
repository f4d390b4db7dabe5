/** A request that asks to be let in, and the station as it finds it. */
export interface Arrival {
  readonly nowMs: number;
  /** Requests held: waiting and in service. */
  readonly held: number;
  /** Requests that wait. */
  readonly waiting: number;
  /** 0 to 7, the highest first. */
  readonly priority: number;
  /** Who asks: a whole number. */
  readonly user: number;
}

/**
 * How a station defends itself beside its queue's limit: one seam for all controls. The station asks whether a request
 * may enter, whether one that waited is still worth serving, and tells what became of those that were let in. With each
 * request it keeps one number of the control's choosing, the note.
 */
export interface OverloadControl {
  /** May it enter? Asked of all that find room. */
  admits(arrival: Arrival): boolean;
  /** What is kept with a request that enters. */
  note(arrival: Arrival): number;
  /** Is it still worth serving? Asked when it is called to a server, after 0 ms and more; false: it is shed. */
  keeps(nowMs: number, waitedMs: number, note: number): boolean;
  /**
   * It has left.
   * @param failed it was not served: its caller or a dependency gave up
   */
  left(sojournMs: number, note: number, failed: boolean): void;
}

/** The control that does nothing: others say in what they differ. */
export const noControl: OverloadControl = {
  admits: () => true,
  note: () => 0,
  keeps: () => true,
  left: () => undefined,
};
