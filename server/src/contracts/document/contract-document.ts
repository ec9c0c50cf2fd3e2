import type { CivilDate, Signature } from '@jiayi/domain';

/** All that the contract document shows. Equal input gives equal bytes, so nothing here may depend on when it is printed. */
export interface ContractDocument {
  readonly number: string;
  readonly stateName: string;
  readonly resident: {
    readonly name: string;
    /** Masked; the document never holds a whole ID number. */
    readonly idNumberMasked: string;
  };
  readonly team: {
    readonly name: string;
    readonly institutionName: string;
    readonly institutionAddress: string | null;
    readonly institutionPhone: string | null;
    readonly members: readonly ContractDocumentMember[];
  };
  readonly package: {
    readonly name: string;
    /** In fen. */
    readonly priceFen: number;
    readonly items: readonly ContractDocumentItem[];
  };
  readonly period: {
    readonly months: number;
    readonly startsOn: CivilDate;
    readonly endsOn: CivilDate;
    /** While the doctor has not accepted: the dates may still move. */
    readonly proposed: boolean;
  };
  readonly agreement: ContractDocumentText;
  readonly healthDataConsent: ContractDocumentText;
  readonly submittedAt: Date;
  readonly signature: Signature;
  /** What became of the submission; null while it waits. */
  readonly decision: {
    /** 接收签约, 退回申请, 撤回申请 */
    readonly title: string;
    readonly by: string;
    readonly at: Date;
    readonly note: string | null;
  } | null;
  readonly evidence: {
    readonly code: string;
    readonly sha256: string;
    readonly recordedAt: Date;
  };
  /** Prints 演示 across each page. */
  readonly demo: boolean;
}

export interface ContractDocumentMember {
  readonly name: string;
  readonly teamRoleName: string;
  readonly kindName: string;
  readonly title: string | null;
}

export interface ContractDocumentItem {
  readonly name: string;
  readonly description: string;
  readonly frequency: string;
  /** Carries the mark 基本公共卫生服务 [J5]. */
  readonly publicHealth: boolean;
}

/** A text as the resident read it before signing. */
export interface ContractDocumentText {
  readonly title: string;
  readonly version: string;
  readonly sha256: string;
  readonly openedAt: Date;
  readonly completedAt: Date;
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
}
