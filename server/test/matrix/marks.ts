const digits = '赤橙黄绿青蓝紫黑白灰';

/** Texts that occur nowhere else, planted into the data of each person, so that a single foreign byte is noticed. */
export class Marks {
  private count = 0;

  /** Looks like a name, so that it can stand where a name stands. */
  next(): string {
    return `记号${String(this.count++).padStart(4, '0').replace(/\d/g, (digit) => digits.charAt(Number(digit)))}`;
  }

  /** Whatever begins all of them, for a search. */
  static readonly beginning = '记号';

  static in(text: string): Set<string> {
    return new Set(text.match(/记号[赤橙黄绿青蓝紫黑白灰]{4}/g) ?? []);
  }
}
