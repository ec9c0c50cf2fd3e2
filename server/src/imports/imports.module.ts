import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { DirectoryModule } from '../directory/index.js';
import { ResidentsModule } from '../residents/index.js';
import { CheckRunner } from './check/check-runner.js';
import { ImportFaultRepository } from './import-fault.repository.js';
import { ImportJobRepository } from './import-job.repository.js';
import { ImportWorker } from './import-worker.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';
import { StagedRowsRepository } from './staged-rows.repository.js';
import { uploadLimits } from './upload.js';

@Module({
  imports: [DirectoryModule, ResidentsModule],
  controllers: [ImportsController],
  providers: [CheckRunner, ImportFaultRepository, ImportJobRepository, StagedRowsRepository, ImportWorker, ImportsService],
  exports: [ImportsService, ImportWorker],
})
export class ImportsModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    // The command line has no HTTP server. Not awaited: waiting would start Fastify before Nest has set its error handler.
    const adapter = this.host.httpAdapter as { getInstance?(): FastifyInstance } | null;
    void adapter?.getInstance?.().register(multipart, { limits: uploadLimits });
  }
}
