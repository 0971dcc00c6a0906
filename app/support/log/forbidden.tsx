import { getTranslations } from 'next-intl/server';
import { OperatorsOnly } from '../operators-only';

export default async function Forbidden() {
  return <OperatorsOnly why={(await getTranslations('operator-log'))('onlyOperators')} />;
}
