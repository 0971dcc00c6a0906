'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, Suspense, useEffect, useRef, useState, useTransition } from 'react';
import { MenuItem } from '@/components/ui/menu-items';
import { MenuPanel } from '@/components/ui/menu-panel';
import { actMenuId } from './act-buttons';
import { ActDialogOf, preloadAct } from './act-dialogs';
import { type ActKind, type ActNumber, actKinds, actsOn } from './act-number';

interface NumberActsProps {
  /** The numbers that the buttons below are about. */
  numbers: ActNumber[];
  timeZone: string;
  planName: string;
  children: ReactNode;
}

/**
 * The acts on the numbers of a page. One menu and one dialog for all rows: their buttons are plain HTML (ActMenuButton,
 * ActButton) and are listened to here. The dialog keeps the number it was opened with, so that its result stays when
 * the refreshed page no longer has the button.
 */
export function NumberActs({ numbers, children, ...company }: NumberActsProps) {
  const t = useTranslations('number-acts');
  const frame = useRef<HTMLDivElement>(null);
  const pressed = useRef<HTMLElement>(null);
  const [inMenu, setInMenu] = useState<string>();
  const [act, setAct] = useState<{ kind: ActKind; number: ActNumber }>();
  const [, startTransition] = useTransition();

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const numberOf = (button: HTMLElement) => numbers.find((number) => number.id === button.dataset.number);
    function onClick(event: MouseEvent) {
      const button = actButton(event);
      const number = button && numberOf(button);
      if (!button || !number) return;
      const kind = actKinds.find((name) => name === button.dataset.act);
      pressed.current = button;
      if (kind) startTransition(() => setAct({ kind, number }));
      else setInMenu(number.id);
    }
    // A press that came before this script has opened the menu and focused its button: it counts.
    const early = document.activeElement?.closest<HTMLElement>('button[popovertarget][data-number]');
    if (early && element.contains(early) && pressed.current === null) {
      pressed.current = early;
      setInMenu(early.dataset.number);
    }
    const onNear = (event: Event) => actButton(event) && preloadAct();
    element.addEventListener('click', onClick);
    element.addEventListener('pointerover', onNear);
    element.addEventListener('focusin', onNear);
    return () => {
      element.removeEventListener('click', onClick);
      element.removeEventListener('pointerover', onNear);
      element.removeEventListener('focusin', onNear);
    };
  }, [numbers]);

  return (
    <div ref={frame} className="contents">
      {children}
      <MenuPanel
        id={actMenuId}
        label={pressed.current?.ariaLabel ?? ''}
        anchor={() => pressed.current}
        items={() => {
          // Looked up anew: the page may have been refreshed under the open menu.
          const number = numbers.find(({ id }) => id === inMenu);
          if (!number) return null;
          return actsOn(number).map((kind) => (
            <MenuItem
              key={kind}
              danger={kind === 'delete'}
              onSelect={() => startTransition(() => setAct({ kind, number }))}
            >
              {t(`${kind}.open`)}
            </MenuItem>
          ));
        }}
      />
      {act ? (
        <Suspense fallback={null}>
          <ActDialogOf kind={act.kind} number={act.number} {...company} onClose={() => setAct(undefined)} />
        </Suspense>
      ) : null}
    </div>
  );
}

function actButton(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('button[data-number]') : null;
}
