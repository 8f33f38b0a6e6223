"""Words → how they fold, sort, inflect and end a sentence: everything that differs between languages and scripts."""
