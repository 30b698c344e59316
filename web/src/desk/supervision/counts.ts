import type { Output } from '@/api/client';

export type Counts = Output<'get_supervision'>['items'][number];
export type By = Output<'get_supervision'>['by'];
