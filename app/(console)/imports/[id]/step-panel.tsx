import type { ReactNode } from 'react';
import { Panel } from '@/components/ui/panel';
import { STEP_TITLE } from './step-title';

interface StepProps {
  title: ReactNode;
  intro?: ReactNode;
  children: ReactNode;
}

/** Takes the focus when the step begins. */
const StepTitle = ({ children }: { children: ReactNode }) => (
  <span id={STEP_TITLE} tabIndex={-1}>
    {children}
  </span>
);

/** The part of the page that a step asks for. */
export function StepPanel({ title, intro, children }: StepProps) {
  return (
    <Panel title={<StepTitle>{title}</StepTitle>} intro={intro}>
      {children}
    </Panel>
  );
}

/** The same for a step that has panels of its own. */
export function StepSection({ title, intro, children }: StepProps) {
  return (
    <section className="grid grid-cols-1 content-start gap-4 pt-1.5">
      <div className="grid gap-0.5">
        <h2>
          <StepTitle>{title}</StepTitle>
        </h2>
        {intro ? <p className="text-ink-2">{intro}</p> : null}
      </div>
      {children}
    </section>
  );
}
