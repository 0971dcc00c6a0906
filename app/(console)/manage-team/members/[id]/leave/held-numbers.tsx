'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { LeavingPreviewView } from '@/lib/assignments/view';
import { useFormat } from '@/lib/i18n/use-format';
import { DecisionFields } from './decision-fields';
import { type Choices, choiceFor, type Kind, modesOf } from './decisions';

interface HeldNumbersProps {
  id: string;
  kind: Kind;
  preview: LeavingPreviewView;
  timeZone: string;
  choices: Choices;
  /** Whose decision lacks a member. */
  missing: readonly string[];
  onChange: (choices: Choices) => void;
}

const DAY = 86_400_000;

/** Everything the member holds, one decision for all and one for each that differs (R14). */
export function HeldNumbers({ id, kind, preview, timeZone, choices, missing, onChange }: HeldNumbersProps) {
  const t = useTranslations('leaving');
  const format = useFormat();
  const [openedAt] = useState(Date.now);
  const modes = modesOf(kind);
  const { member, numbers } = preview;
  return (
    <>
      <div className="max-w-[28rem]">
        <DecisionFields
          id={`${id}-all`}
          label={t('forAll')}
          choice={choices.all}
          modes={modes}
          leaverId={member.id}
          missing={missing.includes('all')}
          onChange={(all) => onChange({ ...choices, all: all ?? choices.all })}
        />
      </div>
      <ul className="grid rounded-panel border border-line">
        {numbers.map((number) => {
          const until = format.day(new Date(openedAt + number.quarantineDays * DAY), timeZone).text;
          return (
            <li
              key={number.id}
              className="grid gap-x-6 gap-y-2 border-t border-line px-4 py-3 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_20rem]"
            >
              <p className="grid content-start">
                <span className="font-semibold tabular-nums">{number.display}</span>
                <span className="text-small text-ink-2">{t('onLicence', { licence: number.licenceLabel })}</span>
                {choiceFor(choices, number.id).mode === 'delete' ? (
                  <span className="text-small text-ink-2">{t('deletedUntil', { until })}</span>
                ) : null}
              </p>
              <DecisionFields
                id={`${id}-${number.id}`}
                label={t('modeOf', { number: number.display })}
                number={number.display}
                choice={choices.own[number.id] ?? null}
                modes={modes}
                leaverId={member.id}
                missing={missing.includes(number.id)}
                onChange={(choice) => onChange({ ...choices, own: withChoice(choices.own, number.id, choice) })}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}

function withChoice(own: Choices['own'], numberId: string, choice: Choices['all'] | null): Choices['own'] {
  const others = Object.entries(own).filter(([id]) => id !== numberId);
  return Object.fromEntries(choice === null ? others : [...others, [numberId, choice]]);
}
