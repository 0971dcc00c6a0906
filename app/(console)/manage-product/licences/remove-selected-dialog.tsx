'use client';

import { SelectionWords } from '../../bulk/selection-words';
import { useFrozenSelection } from '../../bulk/use-frozen-selection';
import { resolveLicenceSelectionAction } from '../actions';
import RemoveLicencesDialog from './remove-licences-dialog';

/** Removes the selected licences: all of them or none (R12), at the end of what is paid (R11). */
export default function RemoveSelectedDialog({ onClose }: { onClose: () => void }) {
  const frozen = useFrozenSelection(resolveLicenceSelectionAction);
  return (
    <RemoveLicencesDialog
      selection={{ ids: frozen.ids, words: <SelectionWords frozen={frozen} /> }}
      onClose={onClose}
    />
  );
}
