import { Injectable } from '@nestjs/common';
import { civilDateOf, type CivilDate } from '@jiayi/domain';

/** The only source of time in the server. Rules receive time as an argument; services ask this clock once per use case. */
export abstract class Clock {
  abstract now(): Date;

  /** Today's civil date in Asia/Shanghai, the zone in which every contract period and age is counted. */
  today(): CivilDate {
    return civilDateOf(this.now());
  }
}

@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
