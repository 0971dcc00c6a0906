import { useTranslations } from 'next-intl';
import { type ActNumber, actsOn } from './act-number';

/** The id of the one menu that the rows of a page share. */
export const actMenuId = 'number-acts';

/** The button of a row that opens the menu of acts; NumberActs around the table does the rest. */
export function ActMenuButton({ number, label }: { number: ActNumber; label: string }) {
  if (actsOn(number).length === 0) return null;
  return (
    <button
      type="button"
      className="row-menu"
      aria-label={label}
      aria-haspopup="menu"
      popoverTarget={actMenuId}
      data-number={number.id}
    />
  );
}

/** The acts as buttons, for the number's own page. */
export function ActButtons({ number }: { number: ActNumber }) {
  const t = useTranslations('number-acts');
  const acts = actsOn(number);
  return (
    <>
      {acts.toReversed().map((kind) => (
        <button
          key={kind}
          type="button"
          className={`button ${kind === acts[0] ? 'button-primary' : 'button-secondary'}`}
          aria-haspopup="dialog"
          data-act={kind}
          data-number={number.id}
        >
          {t(`${kind}.open`)}
        </button>
      ))}
    </>
  );
}
