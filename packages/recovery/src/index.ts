export {
  type AdmissionRampCommand,
  type AdmissionRampSample,
  type AdmissionRampSettings,
  createAdmissionRamp,
} from './admission-ramp.ts';
export {
  type AutoscalerCommand,
  type AutoscalerSample,
  type AutoscalerSettings,
  autoscalerDefaults,
  createAutoscaler,
} from './autoscaler.ts';
export {
  type BrownOutCommand,
  type BrownOutSample,
  type BrownOutSettings,
  createBrownOut,
} from './brown-out.ts';
export {
  type PrioritySheddingCommand,
  type PrioritySheddingSample,
  type PrioritySheddingSettings,
  createPriorityShedding,
  prioritySheddingDefaults,
} from './priority-shedding.ts';
export {
  type QueueLimitCommand,
  type QueueLimitSample,
  type QueueLimitSettings,
  createQueueLimit,
} from './queue-limit.ts';
export {
  type RolloutCommand,
  type RolloutEvent,
  type RolloutGate,
  type RolloutSettings,
  type RolloutWave,
  createRollout,
} from './rollout.ts';
export {
  type ServerBackoffCommand,
  type ServerBackoffSample,
  type ServerBackoffSettings,
  createServerBackoff,
  serverBackoffDefaults,
} from './server-backoff.ts';
export {
  type ServiceBreakerCommand,
  type ServiceBreakerEvent,
  type ServiceBreakerSettings,
  createServiceBreaker,
  serviceBreakerDefaults,
} from './service-breaker.ts';
export type { SampleOf, Signals } from './signals.ts';
