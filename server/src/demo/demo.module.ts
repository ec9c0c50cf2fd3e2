import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { ImportsModule } from '../imports/index.js';
import { DemoController } from './demo.controller.js';
import { DemoRepository } from './demo.repository.js';
import { DemoSeed } from './demo-seed.js';

/** The demo county and its people; does nothing unless DEMO=1. */
@Module({ imports: [IdentityModule, ImportsModule], controllers: [DemoController], providers: [DemoRepository, DemoSeed], exports: [DemoSeed] })
export class DemoModule {}
