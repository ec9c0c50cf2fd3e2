import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock, SystemClock } from './clock/index.js';
import { Settings } from './config/index.js';
import { RegionPolicy } from './policy/index.js';

/** Settings, clock and the region's policy for everyone. */
@Global()
@Module({})
export class PlatformModule {
  /** @param clock a test's own clock */
  static forRoot(settings: Settings, clock: Clock = new SystemClock()): DynamicModule {
    return {
      module: PlatformModule,
      providers: [{ provide: Settings, useValue: settings }, { provide: Clock, useValue: clock }, RegionPolicy],
      exports: [Settings, Clock, RegionPolicy],
    };
  }
}
