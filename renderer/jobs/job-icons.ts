/** A status as a sign. */
import { Ban, Check, CircleHelp, CircleX, Clock, Download, LoaderCircle, ShieldX } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { JobView } from '../../shared/job/view.ts';

export const jobIcons: Readonly<Record<JobView['status'], LucideIcon>> = {
  waiting: Clock,
  sending: LoaderCircle,
  answered: Download,
  downloading: Download,
  done: Check,
  refused: ShieldX,
  failed: CircleX,
  canceled: Ban,
  unknown: CircleHelp,
};
