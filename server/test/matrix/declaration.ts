import type { CallerRole, Rule } from './relations.js';
import type { Caller, Datum, Facet, Kind, World } from './world.js';

/** A request that would succeed, if only the caller may send it. */
export interface Sample {
  readonly parameters?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: object;
  /** A file instead of a body. */
  readonly file?: Buffer;
  /** Another session of the caller than the one he asks everything else with. */
  readonly token?: string;
}

/** What a kind of data has to do with a route: who may, and what of the data the answer then shows. */
export interface Concern {
  readonly kind: Kind;
  readonly who: Rule;
  readonly shows?: readonly Facet[] | ((role: CallerRole) => readonly Facet[]);
}

interface Common {
  /**
   * What staff leave behind who see a person's data: an access entry that the person can read, or, where they decide
   * something about him, an audit entry.
   */
  readonly trace?: 'access' | 'audit';
  /** Makes the data as they were, after a request that changed them. */
  reset?(world: World, target: Datum, caller: Caller): Promise<void>;
  /** Tables that a reading route may write to, besides the access entries. */
  readonly keeps?: readonly string[];
}

/** About one thing that is named in the address or the body: everybody reaches for the same one, and for nobody's. */
export interface ItemRoute extends Common {
  readonly about: 'item';
  readonly concerns: readonly Concern[];
  sample(target: Datum, caller: Caller, world: World): Sample | Promise<Sample>;
  /** Everybody who may gets the very same bytes. */
  readonly sameBytes?: boolean;
}

/** A list: it shows exactly what the rule lets the caller see. */
export interface ListRoute extends Common {
  readonly about: 'list';
  readonly concerns: readonly Concern[];
  sample(caller: Caller, world: World): Sample | Promise<Sample>;
  /** The same list, narrowed to a team or an institution that nobody has. */
  readonly ofNobody?: Sample;
}

/** About the caller himself, or about nothing that is anybody's. */
export interface SelfRoute extends Common {
  readonly about: 'self';
  readonly who: Rule;
  sample(caller: Caller, world: World): Sample | Promise<Sample>;
  /** What of the caller's own data the answer shows. */
  readonly shows?: readonly Concern['kind'][];
  readonly facets?: readonly Facet[];
}

export type RouteDeclaration = ItemRoute | ListRoute | SelfRoute;

/** By operation id of the API document. */
export type Declarations = Readonly<Record<string, RouteDeclaration>>;

export const facetsOf = ({ shows = [] }: Concern, role: CallerRole): readonly Facet[] => (typeof shows === 'function' ? shows(role) : shows);

export const nothing = (): Sample => ({});
export const byId = ({ id }: Datum): Sample => ({ parameters: { id } });
export const byIdWithBody = ({ id }: Datum): Sample => ({ parameters: { id }, body: {} });
