import type { ClusterSpec } from '@squall/cluster';
import type { Claim } from './claim.ts';
import type { Figured } from './figure.ts';
import type { ClusterMap } from './map/phase-map.ts';
import type { Change } from './tree.ts';

/** The world of an experiment: a cluster's specification in which each figure says where it comes from. */
export type World = Figured<ClusterSpec>;

/** How large and how often a run is made. */
export interface Profile {
  /** What a reader should know of it: how emulated time is compressed, what is left out. */
  readonly about: string;
  /** Laid over the world: clients, horizon, another scale of time. */
  readonly world?: Change<World>;
  /** Laid over the change of a variant: what it changes, on the profile's scale of time. */
  readonly variants?: Readonly<Record<string, Change<World>>>;
  /** How many times longer things take than in the base; bounds on times are those of the base times this. Default: 1. */
  readonly timeScale?: number;
  /** Chosen for runs of so many clients and more, unless a profile is named. */
  readonly fromClients?: number;
  /** Replications of each variant; `default` for those that are not named. */
  readonly replications: number | Readonly<Record<string, number>>;
  /** Varies each assumed figure that has a range to both of its ends, in these variants, so many times each. */
  readonly sensitivity?: {
    readonly variants: readonly string[];
    readonly replications: number;
  };
}

/** One other way things might have been. */
export interface Variant {
  readonly title: string;
  /** What differs from the base, in words. */
  readonly about: string;
  /** Laid over the world; absent: the base. */
  readonly change?: Change<World>;
}

/** A question with all that is needed to answer it. */
export interface ExperimentDefinition {
  /** Kebab case, as in `squall run <name>`. */
  readonly name: string;
  readonly title: string;
  readonly question: string;
  /** The answer in one or two sentences: said in place of a bare "all claims hold", and only then. */
  readonly answer?: string;
  /** What the emulation covers, and what it leaves out. */
  readonly covers: readonly string[];
  readonly world: World;
  /** The first one is the base. */
  readonly variants: Readonly<Record<string, Variant>>;
  /** `quick` and `full` at least. */
  readonly profiles: Readonly<Record<string, Profile>>;
  /** Bounds that make the experiment itself a test. */
  readonly accept: readonly Claim[];
  /** Offered load against the size of the trigger, for `squall map`. */
  readonly map?: ClusterMap;
}
