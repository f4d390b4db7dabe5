/** The error in which the lifecycle of a crashed service ends: how its supervisor learns of it. */
export class ServiceCrash extends Error {
  override readonly name = 'ServiceCrash';
  readonly reason: string;

  constructor(reason: string) {
    super(`the service crashed: ${reason}`);
    this.reason = reason;
  }
}
