import type { DocumentedRoute } from './api-routes.js';
import { facetsOf, type Concern, type ItemRoute, type ListRoute, type RouteDeclaration, type Sample, type SelfRoute } from './declaration.js';
import { relationOf } from './geometry.js';
import { callerRoles, everybody, relations, type CallerRole, type Relation, type Rule, type Verdict } from './relations.js';
import type { Caller, Datum, World } from './world.js';

/** One request and everything that is demanded of its answer. */
export interface Question {
  readonly caller: Caller;
  readonly target: Datum | null;
  readonly verdict: Verdict;
  /** What it asserts, each as `ROLE × relation`. */
  readonly cells: readonly string[];
  /** Marks that must be in the answer; any other one is foreign. */
  readonly marks: ReadonlySet<string>;
  /** Residents whose data staff see. */
  readonly seen: ReadonlySet<number>;
  /** Instead of the declaration's. */
  readonly sample?: Sample;
}

const atLength = Number(process.env['PROVE_MATRIX_ROUNDS'] ?? 1) > 1;
const noMarks: ReadonlySet<string> = new Set();
const noResidents: ReadonlySet<number> = new Set();

/** Everything that one route is asked, by everybody, with what its tables say of it. */
export class Questions {
  /** What is wrong with the tables themselves. */
  readonly faults: string[] = [];
  /** Which cells of which table some caller has met. */
  readonly met = new Map<Rule, Set<string>>();

  constructor(private readonly world: World, private readonly route: DocumentedRoute, private readonly declaration: RouteDeclaration) {}

  all(): Question[] {
    const { declaration } = this;
    for (const rule of rulesOf(declaration)) this.faults.push(...undeclared(rule).map((cell) => `${this.route.name} × ${cell}: not declared`));
    switch (declaration.about) {
      case 'item': return this.aboutItem(declaration);
      case 'list': return this.aboutList(declaration);
      case 'self': return this.aboutSelf(declaration);
    }
  }

  /** Everybody reaches for the first datum of the kind, every other owner for his own, and each role for nobody's. */
  private aboutItem({ concerns }: ItemRoute): Question[] {
    const { world } = this;
    return concerns.flatMap((concern) => {
      const main = world.main(concern.kind);
      const others = world.data(concern.kind).filter((datum) => datum !== main && datum.ownerAccountId !== null);
      return [
        ...world.callers.map((caller) => ({ caller, target: main, relation: relationOf(caller, main) })),
        ...world.callers.flatMap((caller) => others.filter(({ ownerAccountId }) => ownerAccountId === caller.accountId).map((target) => ({ caller, target, relation: 'own' as const }))),
        ...callerRoles.map((role) => ({ caller: world.strongest(role, main), target: world.nobodys(concern.kind), relation: 'nobody' as const })),
      ].flatMap(({ caller, target, relation }): Question[] => {
        const verdict = this.verdict(concern.who, caller.role, relation);
        if (!verdict) return [];
        const cells = [`${caller.role} × ${relation}`];
        if (verdict !== 'MAY') return [{ caller, target, verdict, cells, marks: noMarks, seen: noResidents }];
        const seen = new Set(target.residentId === null ? [] : [target.residentId]);
        return [{ caller, target, verdict, cells, marks: new Set(marksOf(target, facetsOf(concern, caller.role))), seen }];
      });
    });
  }

  private aboutList(declaration: ListRoute): Question[] {
    return [
      ...this.world.callers.flatMap((caller) => this.aboutWholeList(caller, declaration.concerns)),
      ...(declaration.ofNobody ? callerRoles.flatMap((role) => this.aboutNobodysList(role, declaration)) : []),
    ];
  }

  private aboutWholeList(caller: Caller, concerns: readonly Concern[]): Question[] {
    const { world } = this;
    const judged = concerns.flatMap((concern) => world.data(concern.kind).flatMap((datum) => {
      const relation = relationOf(caller, datum);
      const verdict = this.verdict(concern.who, caller.role, relation);
      return verdict ? [{ concern, datum, relation, verdict }] : [];
    }));
    const refusals = new Set<Verdict>(judged.map(({ verdict }) => verdict).filter((verdict) => verdict !== 'MAY' && verdict !== 'HIDDEN'));
    if (refusals.size && judged.some(({ verdict }) => !refusals.has(verdict))) {
      this.faults.push(`${this.route.name} × ${caller.role}: a list is either refused or given, the table says both`);
      return [];
    }
    const shown = judged.filter(({ verdict }) => verdict === 'MAY');
    return [{
      caller, target: null, verdict: [...refusals][0] ?? 'MAY', cells: [...new Set(judged.map(({ relation }) => `${caller.role} × ${relation}`))],
      marks: new Set(shown.flatMap(({ concern, datum }) => marksOf(datum, facetsOf(concern, caller.role)))),
      seen: new Set(shown.flatMap(({ datum }) => datum.residentId ?? [])),
    }];
  }

  private aboutNobodysList(role: CallerRole, { concerns, ofNobody }: ListRoute): Question[] {
    const caller = this.world.strongest(role, this.world.main('resident'));
    const [verdict] = concerns.flatMap(({ who }) => this.verdict(who, role, 'nobody') ?? []);
    return verdict && ofNobody ? [{ caller, target: null, verdict, sample: ofNobody, cells: [`${role} × nobody`], marks: noMarks, seen: noResidents }] : [];
  }

  /** Told by how each caller stands to the first resident, of whom nothing may be in the answer to anybody else. */
  private aboutSelf({ who, shows = [], facets = [] }: SelfRoute): Question[] {
    const { world } = this;
    const other = world.main('resident');
    // Where nobody is asked who he is, one caller of each role is enough, unless it may take long.
    const callers = who === everybody && !atLength ? callerRoles.map((role) => world.strongest(role, other)) : world.callers;
    return callers.flatMap((caller): Question[] => {
      const relation = relationOf(caller, other);
      const verdict = this.verdict(who, caller.role, relation);
      if (!verdict) return [];
      const own = shows.flatMap((kind) => world.data(kind)).filter(({ ownerAccountId }) => ownerAccountId !== null && ownerAccountId === caller.accountId);
      const marks = verdict === 'MAY' ? own.flatMap((datum) => marksOf(datum, facets)) : [];
      return [{ caller, target: null, verdict, cells: [`${caller.role} × ${relation}`], marks: new Set(marks), seen: noResidents }];
    });
  }

  /** What the table says; where it is wrong about there being such a caller, a fault and undefined. */
  private verdict(rule: Rule, role: CallerRole, relation: Relation): Verdict | undefined {
    const verdict = rule.verdict(role, relation);
    this.met.set(rule, (this.met.get(rule) ?? new Set()).add(`${role} × ${relation}`));
    if (verdict !== 'none') return verdict;
    const fault = `${this.route.name} × ${role} × ${relation}: declared as impossible, but there is such a caller`;
    if (!this.faults.includes(fault)) this.faults.push(fault);
    return undefined;
  }
}

/** Who may, in each of the tables that the route goes by. */
export const rulesOf = (declaration: RouteDeclaration): Rule[] =>
  (declaration.about === 'self' ? [declaration.who] : declaration.concerns.map(({ who }) => who));

const cellsOf = (rule: Rule, wanted: (verdict: ReturnType<Rule['verdict']>) => boolean): string[] => callerRoles.flatMap((role) => relations
  .filter((relation) => wanted(rule.verdict(role, relation))).map((relation) => `${role} × ${relation}`));

const undeclared = (rule: Rule): string[] => cellsOf(rule, (verdict) => verdict === undefined);

/** Cells in which a table says something about callers whom nobody played. */
export const unmet = (rule: Rule, met: ReadonlySet<string>): string[] =>
  (rule.byRelation ? cellsOf(rule, (verdict) => verdict !== 'none').filter((cell) => !met.has(cell)) : []);

const marksOf = (datum: Datum, facets: readonly (keyof Datum['marks'])[]): string[] => facets.flatMap((facet) => datum.marks[facet] ?? []);
