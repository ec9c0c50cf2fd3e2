import type { KeyGroupCode, KeyGroupRule } from '@jiayi/domain';

/**
 * Where a value comes from: a clause id ('J10'), an article of law ('《民法典》第十七条'), or 'PRODUCT' for a choice
 * of this product where no document says anything (then the note gives the reason).
 */
export type Source = string;

/** H: written in the source. M: a usual reading of it. L: an assumption that the county should check. */
export type Confidence = 'H' | 'M' | 'L';

/** Every value of a pack stands beside its source, so that a county can check and correct it. */
export interface Cited<Value> {
  value: Value;
  clause: Source;
  confidence?: Confidence;
  note?: string;
}

export type CoveragePopulation = 'ALL' | 'KEY_GROUPS';

export interface CoverageTarget {
  year: number;
  population: CoveragePopulation;
  /** Whole percent of the population under contract. */
  percent: number;
}

export interface ServiceItem {
  code: string;
  name: string;
  description: string;
  /** Carries the mark 基本公共卫生服务 wherever it is shown [J5]. */
  publicHealth: boolean;
  /** How often, in words for the resident. */
  frequency: string;
  /** Only for members of these groups; empty for everybody. */
  groups: readonly KeyGroupCode[];
}

export interface ServicePackage {
  code: string;
  kind: 'BASIC';
  name: string;
  description: string;
  priceFen: number;
  version: string;
  /** The items show the shape only and are to be replaced by the imported national list. */
  sample: boolean;
  items: readonly Cited<ServiceItem>[];
}

export type DocumentKind = 'AGREEMENT' | 'HEALTH_DATA_CONSENT';

export interface DocumentSection {
  heading: string;
  paragraphs: readonly string[];
}

/** A text a resident reads before signing. Any change of the text needs a new version. */
export interface PolicyDocument {
  kind: DocumentKind;
  version: string;
  title: string;
  sections: readonly DocumentSection[];
}

export interface ReturnReason {
  code: string;
  title: string;
  /** What the resident can do next. */
  advice: string;
  /** The doctor has to add words of his own. */
  noteRequired: boolean;
}

export interface PolicyPack {
  code: string;
  name: string;
  /** Whole months that a resident may choose from, ascending. */
  contractMonths: readonly Cited<number>[];
  /** Whole months by which a settled contract may later be extended, ascending; empty where nothing is known. */
  extensionMonths: readonly Cited<number>[];
  adultAge: Cited<number>;
  keyGroups: readonly Cited<KeyGroupRule>[];
  basicPackage: Cited<ServicePackage>;
  coverageTargets: readonly Cited<CoverageTarget>[];
  /** After so many days without a confirmation a team's data counts as stale. */
  teamDataFreshDays: Cited<number>;
  /** Places of a team for which no other number is imported. */
  defaultTeamCapacity: Cited<number>;
  documents: { agreement: Cited<PolicyDocument>; healthDataConsent: Cited<PolicyDocument> };
  /** What refusing costs, told at the moment of refusing; as easy to reach as agreeing. */
  refusalConsequences: Readonly<Record<DocumentKind, Cited<readonly string[]>>>;
  returnReasons: readonly Cited<ReturnReason>[];
}
